package io.wiredesk.enrich.entity;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.wiredesk.enrich.Resources;
import java.nio.FloatBuffer;
import java.util.Map;

/// The neural network: pieces in, a score for each label of each piece out. Runs in the calling thread. Its lower
/// layers
/// read every piece, the upper ones go on with those that may be part of a name; the others' label is outside.
///
/// Safe for several threads, which share the weights. Loaded at first use (about a tenth of a second), never closed: it
/// lives as long as the process.
final class Tagger {
    /// The version of the weights, of the file's name.
    static final String VERSION = "2";

    private static final class Loaded {
        static final Tagger TAGGER = load();
    }

    /// What it made of one sequence.
    static final class Output {
        private final FloatBuffer scores;

        Output(FloatBuffer scores) {
            this.scores = scores;
        }

        /// The scores of one piece's labels.
        float[] of(int piece) {
            float[] row = new float[Tags.COUNT];
            scores.get(piece * Tags.COUNT, row);
            return row;
        }
    }

    private final OrtEnvironment environment;
    private final OrtSession session;

    private Tagger(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    static Tagger shared() {
        return Loaded.TAGGER;
    }

    private static Tagger load() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            byte[] weights = Resources.bytes("entity/names-" + VERSION + ".onnx");
            return new Tagger(environment, environment.createSession(weights, options));
        } catch (OrtException e) {
            throw new IllegalStateException("the recogniser's weights can't be loaded: " + e.getMessage(), e);
        }
    }

    /// @throws IllegalStateException when the network fails, which no text should bring about
    Output run(Sequence sequence) {
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {sequence.ids()});
                OnnxTensor shapes = OnnxTensor.createTensor(environment, new long[][] {sequence.shapes()});
                OrtSession.Result result = session.run(Map.of("input_ids", ids, "shape_ids", shapes))) {
            return new Output(((OnnxTensor) result.get(0)).getFloatBuffer());
        } catch (OrtException e) {
            throw new IllegalStateException("the recogniser failed on a sequence: " + e.getMessage(), e);
        }
    }
}
