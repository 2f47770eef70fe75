package io.wiredesk.enrich.keyword;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A 64-bit fingerprint of which near-duplicates share most bits.
///
/// Source: Charikar, "Similarity estimation techniques from rounding algorithms" (2002), over 3-word shingles.
public final class SimHash {
    private static final int SHINGLE_WORDS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private SimHash() {}

    /// 0 for a text without words.
    public static long of(String text) {
        List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        int[] balance = new int[Long.SIZE];
        int shingles = words.isEmpty() ? 0 : Math.max(1, words.size() - SHINGLE_WORDS + 1);
        for (int i = 0; i < shingles; i++) {
            long hash = hash(String.join(" ", words.subList(i, Math.min(words.size(), i + SHINGLE_WORDS))));
            for (int bit = 0; bit < Long.SIZE; bit++) {
                balance[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long fingerprint = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            fingerprint |= balance[bit] > 0 ? 1L << bit : 0;
        }
        return fingerprint;
    }

    /// FNV-1a, then mixed as in SplitMix64 so that every bit depends on every character.
    private static long hash(String shingle) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < shingle.length(); i++) {
            hash = (hash ^ shingle.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
