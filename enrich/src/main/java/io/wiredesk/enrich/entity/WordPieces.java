package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.Resources;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words to the pieces that the tagger's weights know, by the longest that fits from the left, in lower case and
/// without
/// marks; and the shape that the word had. Both exactly as `training/ner/pieces.py` does it, or the weights would see
/// what they never learnt.
///
/// Immutable and safe for several threads. Source: Wu et al., "Google's Neural Machine Translation System", 2016, §4.1.
final class WordPieces {
    /// Begins a sequence.
    static final int CLS = 101;
    /// Ends each sentence.
    static final int SEP = 102;

    private static final int UNKNOWN = 100;
    private static final int MOST_PIECES = 8;
    private static final int LONGEST = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");

    private final Map<String, Integer> vocabulary;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// With the vocabulary that ships beside the weights: a piece a line, its id the line's number from 0.
    static WordPieces bundled() {
        List<String> pieces = Resources.rawLines("entity/vocabulary.txt");
        Map<String, Integer> ids = HashMap.newHashMap(pieces.size());
        for (String piece : pieces) {
            ids.put(piece, ids.size());
        }
        return new WordPieces(ids);
    }

    /// Ids of a word's pieces, at least one. What has no letter (a score, a date, a price) is its first piece.
    List<Integer> of(String word) {
        String plain = MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        int most = plain.codePoints().anyMatch(Character::isLetter) ? MOST_PIECES : 1;
        List<Integer> ids = new ArrayList<>();
        Matcher part = PART.matcher(plain);
        while (ids.size() < most && part.find()) {
            longestFirst(part.group(), ids);
        }
        if (ids.isEmpty()) {
            return List.of(UNKNOWN);
        }
        return ids.size() <= most ? ids : ids.subList(0, most);
    }

    private void longestFirst(String part, List<Integer> ids) {
        int before = ids.size();
        int start = part.codePointCount(0, part.length()) > LONGEST ? -1 : 0;
        while (start >= 0 && start < part.length()) {
            start = longest(part, start, ids);
        }
        if (start < 0) {
            ids.subList(before, ids.size()).clear();
            ids.add(UNKNOWN);
        }
    }

    /// @return where the piece that was added ends; -1 where none fits
    private int longest(String part, int start, List<Integer> ids) {
        for (int end = part.length(); end > start; end--) {
            Integer id = vocabulary.get((start > 0 ? "##" : "") + part.substring(start, end));
            if (id != null) {
                ids.add(id);
                return end;
            }
        }
        return -1;
    }

    /// 1 lower, 2 ALL CAPITALS, 3 Capitalised, 4 miXed, 5 digits, 6 neither, 7 a single capital.
    static int shape(String word) {
        int[] letters = word.codePoints().filter(Character::isLetter).toArray();
        if (letters.length == 0) {
            return word.codePoints().anyMatch(Character::isDigit) ? 5 : 6;
        }
        int lower = 0;
        int upper = 0;
        for (int letter : letters) {
            lower += Character.isLowerCase(letter) ? 1 : 0;
            upper += Character.isUpperCase(letter) ? 1 : 0;
        }
        if (lower == letters.length) {
            return 1;
        }
        if (upper == letters.length) {
            return upper > 1 ? 2 : 7;
        }
        return Character.isUpperCase(word.codePointAt(0)) ? 3 : 4;
    }
}
