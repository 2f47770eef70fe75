package io.wiredesk.enrich.topic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text as the classifier sees it: lower-case words, and pairs of neighbours. The training script does the same.
final class Features {
    static final int BUCKETS = 1 << 15;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");

    private Features() {}

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace('’', '\''))
                .toList();
    }

    /// All runs of one to `longest` words, joined by a space.
    static List<String> phrases(List<String> words, int longest) {
        List<String> phrases = new ArrayList<>(words);
        for (int length = 2; length <= longest; length++) {
            for (int i = 0; i + length <= words.size(); i++) {
                phrases.add(String.join(" ", words.subList(i, i + length)));
            }
        }
        return phrases;
    }

    /// FNV-1a, 32 bits, folded.
    static int bucket(String feature) {
        int hash = 0x811C9DC5;
        for (byte b : feature.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
    }
}
