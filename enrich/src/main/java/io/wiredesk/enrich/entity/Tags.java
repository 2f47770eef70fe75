package io.wiredesk.enrich.entity;

import java.util.Arrays;

/// The tagger's labels, and the likeliest row of them that is legal: inside follows its own beginning or inside. Pure.
///
/// Source: Viterbi, "Error bounds for convolutional codes", 1967.
final class Tags {
    /// Labels in the order of the weights: outside, then begin and inside of person, organization, location.
    static final int COUNT = 7;

    static final int OUTSIDE = 0;

    private Tags() {}

    static boolean begins(int label) {
        return label % 2 == 1;
    }

    static NameType type(int label) {
        return switch ((label + 1) / 2) {
            case 1 -> NameType.PERSON;
            case 2 -> NameType.ORGANIZATION;
            case 3 -> NameType.LOCATION;
            default -> throw new IllegalArgumentException("no name's label: " + label);
        };
    }

    /// Scores of one word made probabilities.
    static double[] softmax(float[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /// @param probabilities a row of [#COUNT] for each word of one sentence
    /// @return the label of each word
    static int[] best(double[][] probabilities) {
        int[][] from = new int[probabilities.length][COUNT];
        double[] score = new double[COUNT];
        Arrays.fill(score, Double.NEGATIVE_INFINITY);
        score[OUTSIDE] = 0;
        for (int word = 0; word < probabilities.length; word++) {
            double[] next = new double[COUNT];
            for (int label = 0; label < COUNT; label++) {
                int best = before(score, label);
                from[word][label] = best;
                next[label] = score[best] + Math.log(Math.max(1e-12, probabilities[word][label]));
            }
            score = next;
        }
        return trace(from, score);
    }

    /// The best label to come from; before the first word stands outside.
    private static int before(double[] score, int label) {
        if (label != OUTSIDE && !begins(label)) {
            return score[label - 1] >= score[label] ? label - 1 : label;
        }
        int best = OUTSIDE;
        for (int i = 1; i < COUNT; i++) {
            best = score[i] > score[best] ? i : best;
        }
        return best;
    }

    private static int[] trace(int[][] from, double[] score) {
        int[] labels = new int[from.length];
        int at = OUTSIDE;
        for (int i = 1; i < COUNT; i++) {
            at = score[i] > score[at] ? i : at;
        }
        for (int word = from.length - 1; word >= 0; word--) {
            labels[word] = at;
            at = from[word][at];
        }
        return labels;
    }
}
