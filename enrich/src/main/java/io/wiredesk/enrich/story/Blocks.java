package io.wiredesk.enrich.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which articles are worth comparing: those that share a block. A text's smallest hashed word sequences are blocks, of
/// which two copies share at least one almost surely; its weightiest words are blocks too.
///
/// Source: Broder, "On the resemblance and containment of documents" (1997), for the smallest hashes.
final class Blocks {
    private static final int SMALLEST = 6;
    private static final int WEIGHTIEST = 8;
    private static final int WEIGHTIEST_OF_HEADLINE = 4;

    private Blocks() {}

    /// Each once.
    static List<String> of(Telling telling) {
        String lane = telling.language();
        List<String> blocks = new ArrayList<>();
        int[] shingles = telling.shingles();
        IntStream.range(0, Math.min(SMALLEST, shingles.length)).forEach(i -> blocks.add(block(lane, 's', shingles[i])));
        IntStream.concat(
                        weightiest(telling.words(), WEIGHTIEST), weightiest(telling.headline(), WEIGHTIEST_OF_HEADLINE))
                .distinct()
                .forEach(hash -> blocks.add(block(lane, 'w', hash)));
        return blocks;
    }

    private static IntStream weightiest(Terms terms, int limit) {
        Integer[] order = IntStream.range(0, terms.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -terms.weights()[i]));
        return Arrays.stream(order).limit(limit).mapToInt(i -> terms.hashes()[i]);
    }

    private static String block(String lane, char kind, int hash) {
        return lane + kind + Integer.toHexString(hash);
    }
}
