package io.wiredesk.enrich.vector;

/// What a text says, as a direction of length 1; [#NONE] where it isn't known. Immutable.
public final class DocumentVector {
    public static final DocumentVector NONE = new DocumentVector(new float[0]);

    private final float[] values;

    DocumentVector(float[] values) {
        this.values = values;
    }

    public boolean known() {
        return values.length > 0;
    }

    /// A copy of its numbers; empty where it isn't known.
    public float[] values() {
        return values.clone();
    }

    /// How alike two texts are, -1 to 1; 0 where either isn't known.
    public double cosine(DocumentVector other) {
        double sum = 0;
        for (int d = 0; d < Math.min(values.length, other.values.length); d++) {
            sum += values[d] * other.values[d];
        }
        return sum;
    }
}
