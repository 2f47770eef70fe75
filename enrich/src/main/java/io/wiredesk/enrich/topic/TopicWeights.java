package io.wiredesk.enrich.topic;

import io.wiredesk.enrich.Resources;
import io.wiredesk.schemas.MediaTopicRoot;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The trained part: a softmax over hashed words and word pairs. `topic/weights.bin` holds a scale, a bias for each
/// subject, and a signed byte for each bucket and subject.
final class TopicWeights {
    private static final int TOPICS = MediaTopicRoot.values().length;

    private final float scale;
    private final float[] bias = new float[TOPICS];
    private final byte[] weights = new byte[Features.BUCKETS * TOPICS];

    TopicWeights() {
        ByteBuffer in = ByteBuffer.wrap(Resources.bytes("topic/weights.bin"));
        scale = in.getFloat();
        for (int t = 0; t < TOPICS; t++) {
            bias[t] = in.getFloat();
        }
        in.get(weights);
    }

    /// The probability of each subject, in the order of [MediaTopicRoot].
    double[] probabilities(List<String> words) {
        Map<Integer, Integer> counts = new HashMap<>();
        Features.phrases(words, 2).forEach(feature -> counts.merge(Features.bucket(feature), 1, Integer::sum));
        double norm = Math.sqrt(counts.values().stream()
                .mapToDouble(count -> square(1 + Math.log(count)))
                .sum());
        double[] scores = new double[TOPICS];
        counts.forEach((bucket, count) -> {
            double value = (1 + Math.log(count)) / norm;
            for (int t = 0; t < TOPICS; t++) {
                scores[t] += weights[bucket * TOPICS + t] * scale * value;
            }
        });
        for (int t = 0; t < TOPICS; t++) {
            scores[t] += bias[t];
        }
        return Softmax.of(scores);
    }

    private static double square(double x) {
        return x * x;
    }
}
