package io.wiredesk.enrich.vector;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts text into the word pieces of an uncased BERT vocabulary: lower case, no accents, each punctuation mark alone,
/// then the longest pieces that the vocabulary knows, from the left.
///
/// Source: Devlin et al., "BERT" (2019); Wu et al., "Google's Neural Machine Translation System" (2016), section 4.1.
final class WordPieces {
    /// A word longer than this is unknown as a whole.
    private static final int MAX_WORD_CHARS = 100;

    private static final Pattern MARK = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|[^\\s\\p{L}\\p{N}\\p{M}\\p{C}]");

    private final Map<String, Integer> vocabulary;
    private final int first;
    private final int last;
    private final int unknown;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.first = id("[CLS]");
        this.last = id("[SEP]");
        this.unknown = id("[UNK]");
    }

    /// With a vocabulary of a piece a line, its id the line's number from 0.
    static WordPieces of(List<String> pieces) {
        Map<String, Integer> ids = HashMap.newHashMap(pieces.size());
        for (String piece : pieces) {
            ids.put(piece, ids.size());
        }
        return new WordPieces(ids);
    }

    private int id(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalStateException("the vocabulary lacks " + piece);
        }
        return id;
    }

    /// Ids of the pieces of the beginning of the text, between the marks for start and end.
    ///
    /// @param most pieces, the two marks included
    long[] ids(String text, int most) {
        long[] ids = new long[most];
        int count = 0;
        ids[count++] = first;
        Matcher words = WORD.matcher(text);
        while (count < most - 1 && words.find()) {
            count = add(plain(words.group()), ids, count);
        }
        ids[count++] = last;
        return Arrays.copyOf(ids, count);
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return MARK.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    private int add(String word, long[] ids, int from) {
        int count = from;
        int start = 0;
        while (start < word.length() && count < ids.length - 1) {
            int end = longest(word, start);
            if (end == start || word.length() > MAX_WORD_CHARS) {
                ids[from] = unknown;
                return from + 1;
            }
            ids[count++] = id(piece(word, start, end));
            start = end;
        }
        return count;
    }

    private int longest(String word, int start) {
        int end = word.length();
        while (end > start && !vocabulary.containsKey(piece(word, start, end))) {
            end--;
        }
        return end;
    }

    private static String piece(String word, int start, int end) {
        return start == 0 ? word.substring(0, end) : "##" + word.substring(start, end);
    }
}
