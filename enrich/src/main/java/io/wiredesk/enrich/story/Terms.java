package io.wiredesk.enrich.story;

import java.util.HashMap;
import java.util.Map;

/// The words that tell which event a text is about, each as a number, with its weight. The weights' squares add up to
/// 1,
/// so that the cosine of two is a plain sum.
///
/// @param hashes ascending, no two alike
/// @param weights one each, above 0
@SuppressWarnings("ArrayRecordComponent") // compared by the million, never by equals
record Terms(int[] hashes, float[] weights) {
    static final Terms NONE = new Terms(new int[0], new float[0]);

    Terms {
        if (hashes.length != weights.length) {
            throw new IllegalArgumentException(hashes.length + " words, but " + weights.length + " weights");
        }
    }

    /// Ordered by weight, the heaviest first.
    private record Word(String stem, double weight) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            int heavier = Double.compare(other.weight, weight);
            return heavier == 0 ? stem.compareTo(other.stem) : heavier;
        }
    }

    /// The heaviest of them; which of two equally heavy ones does not depend on their order.
    static Terms heaviest(Map<String, Double> weights, int limit) {
        Map<Integer, Double> byHash = new HashMap<>();
        weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Word(entry.getKey(), entry.getValue()))
                .sorted()
                .limit(limit)
                .forEach(word -> byHash.merge(Hashing.of(word.stem()), word.weight(), Math::max));
        double length = Math.sqrt(
                byHash.values().stream().mapToDouble(weight -> weight * weight).sum());
        int[] hashes =
                byHash.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        float[] shares = new float[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            shares[i] = (float) (byHash.getOrDefault(hashes[i], 0.0) / length);
        }
        return new Terms(hashes, shares);
    }

    int size() {
        return hashes.length;
    }

    /// 0 for nothing in common, 1 for the same.
    double cosine(Terms other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            if (hashes[i] < other.hashes[j]) {
                i++;
            } else if (hashes[i] > other.hashes[j]) {
                j++;
            } else {
                sum += (double) weights[i++] * other.weights[j++];
            }
        }
        return Math.min(1, sum);
    }
}
