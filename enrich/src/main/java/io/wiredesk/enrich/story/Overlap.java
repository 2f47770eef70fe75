package io.wiredesk.enrich.story;

/// How much two ascending rows of distinct numbers have in common.
final class Overlap {
    private Overlap() {}

    static int count(int[] a, int[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] < b[j]) {
                i++;
            } else if (a[i] > b[j]) {
                j++;
            } else {
                common++;
                i++;
                j++;
            }
        }
        return common;
    }

    /// The share of the first that the second has, 0 to 1; 0 for an empty first.
    static double share(int[] of, int[] in) {
        return of.length == 0 ? 0 : (double) count(of, in) / of.length;
    }
}
