package io.wiredesk.enrich.topic;

import java.util.Arrays;

/// From evidence to shares that add up to 1.
final class Softmax {
    private Softmax() {}

    static double[] of(double[] evidence) {
        double most = Arrays.stream(evidence).max().orElse(0);
        double[] shares = Arrays.stream(evidence).map(x -> Math.exp(x - most)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(x -> x / sum).toArray();
    }
}
