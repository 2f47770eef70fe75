package io.wiredesk.enrich.topic;

import io.wiredesk.enrich.Resources;
import io.wiredesk.schemas.MediaTopicRoot;
import java.nio.ByteBuffer;

/// The trained part for texts that have a vector: one weight for each subject and dimension, learnt with all subjects
/// counting the same, however often the training rows name them. `topic/vector-weights.bin` holds a bias for each
/// subject, then the weights of each dimension, as big-endian floats.
final class VectorWeights {
    private static final int TOPICS = MediaTopicRoot.values().length;

    private final int dimensions;
    private final float[] bias = new float[TOPICS];
    private final float[] weights;

    VectorWeights() {
        ByteBuffer in = ByteBuffer.wrap(Resources.bytes("topic/vector-weights.bin"));
        dimensions = in.remaining() / Float.BYTES / TOPICS - 1;
        weights = new float[dimensions * TOPICS];
        in.asFloatBuffer().get(bias).get(weights);
    }

    /// How much speaks for each subject, in the order of [MediaTopicRoot]; only differences mean something.
    double[] evidence(float[] vector) {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException("a vector of " + dimensions + " numbers, not " + vector.length);
        }
        double[] sums = new double[TOPICS];
        for (int t = 0; t < TOPICS; t++) {
            sums[t] = bias[t];
            for (int d = 0; d < dimensions; d++) {
                sums[t] += vector[d] * weights[d * TOPICS + t];
            }
        }
        return sums;
    }
}
