import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.NameSampleDataStream;
import opennlp.tools.namefind.TokenNameFinderEvaluator;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.MarkableFileInputStreamFactory;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.PlainTextByLineStream;
import opennlp.tools.util.TrainingParameters;

/// Trains the name finder: `java -cp OPENNLP Train.java FEATURES TRAIN OUT ITERATIONS [CHECK...]`.
/// Prints precision, recall and F1 of every CHECK file.
class Train {

    public static void main(String[] args) throws IOException {
        var parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
        parameters.put(TrainingParameters.ITERATIONS_PARAM, Integer.parseInt(args[3]));
        parameters.put(TrainingParameters.CUTOFF_PARAM, 3);
        var factory = new TokenNameFinderFactory(Files.readAllBytes(Path.of(args[0])), Map.of(), new BioCodec());
        TokenNameFinderModel model;
        try (var samples = samples(Path.of(args[1]))) {
            model = NameFinderME.train("en", null, samples, parameters, factory);
        }
        try (var out = Files.newOutputStream(Path.of(args[2]))) {
            model.serialize(out);
        }
        for (int i = 4; i < args.length; i++) {
            var evaluator = new TokenNameFinderEvaluator(new NameFinderME(model));
            try (var samples = samples(Path.of(args[i]))) {
                evaluator.evaluate(samples);
            }
            System.out.println("RESULT " + args[i] + "\n" + evaluator.getFMeasure());
        }
    }

    private static ObjectStream<NameSample> samples(Path file) throws IOException {
        return new NameSampleDataStream(new PlainTextByLineStream(
            new MarkableFileInputStreamFactory(file.toFile()), StandardCharsets.UTF_8));
    }
}
