package io.wiredesk.enrich.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The words of a text, counted by stem, and its numbers.
final class Words {
    private static final int SHINGLE_WORDS = 3;

    /// @param times how often
    /// @param named how often with a capital letter that no start of a sentence explains
    /// @param bits rarity
    record Count(int times, int named, double bits) {}

    private final Map<String, Count> counts = new HashMap<>();
    private final List<String> figures = new ArrayList<>();

    private Words() {}

    static Words of(String text) {
        Words words = new Words();
        WordScan scan = new WordScan(text);
        while (scan.next()) {
            String word = scan.word();
            if (Character.isDigit(word.charAt(0))) {
                words.figures.add(word.replace(",", ""));
            } else if (word.length() > 1) {
                words.add(word, Character.isUpperCase(word.charAt(0)) && within(text, scan.start()));
            }
        }
        return words;
    }

    private void add(String word, boolean named) {
        String lower = word.toLowerCase(Locale.ROOT);
        String stem = Stem.of(lower);
        double bits = Rarity.bundled().bits(lower, stem);
        if (bits > 0) {
            counts.merge(
                    stem,
                    new Count(1, named ? 1 : 0, bits),
                    (a, b) -> new Count(a.times() + 1, a.named() + b.named(), bits));
        }
    }

    /// Whether a word goes before it in its sentence.
    private static boolean within(String text, int start) {
        return start > 1
                && Character.isWhitespace(text.charAt(start - 1))
                && (Character.isLetterOrDigit(text.charAt(start - 2)) || text.charAt(start - 2) == ',');
    }

    /// By stem; words that say nothing are left out.
    Map<String, Count> counts() {
        return counts;
    }

    /// Numbers of more than one digit: small ones are in every text.
    IntStream figures() {
        return figures.stream().filter(figure -> figure.length() > 1).mapToInt(Hashing::of);
    }

    /// The three-word sequences of a sentence, in order; a sentence of fewer words has none.
    static int[] shingles(String sentence) {
        WordScan scan = new WordScan(sentence.toLowerCase(Locale.ROOT));
        IntStream.Builder hashes = IntStream.builder();
        while (scan.next()) {
            hashes.add(Hashing.of(scan.word()));
        }
        int[] words = hashes.build().toArray();
        int[] shingles = new int[Math.max(0, words.length - SHINGLE_WORDS + 1)];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = Hashing.of(words[i], words[i + 1], words[i + 2]);
        }
        return shingles;
    }
}
