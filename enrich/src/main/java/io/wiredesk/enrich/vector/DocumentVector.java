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

    /// The same direction in signed bytes: the largest number becomes 127. Empty where it isn't known. Angles between
    /// such vectors differ from those between the exact ones by less than a hundredth in cosine.
    public byte[] bytes() {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        byte[] bytes = new byte[values.length];
        for (int d = 0; d < values.length && most > 0; d++) {
            bytes[d] = (byte) Math.round(values[d] / most * Byte.MAX_VALUE);
        }
        return bytes;
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
