import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/// A recogniser that ours is measured beside, as a process: `java -cp … Peer.java corenlp|opennlp TRAINING`. Answers a line
/// `SENTENCES OUT`, two files of token TAB tag with a blank line after each sentence, with the seconds that it took, and
/// writes the tags that it found.
class Peer {
    /// The tags of a sentence, one for each token.
    interface Recogniser {
        List<String> tags(List<String> tokens);
    }

    public static void main(String[] args) throws Exception {
        Recogniser recogniser = args[0].equals("corenlp") ? coreNlp() : openNlp(Path.of(args[1]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] files = line.split("\t");
            List<List<String>> sentences = column(Path.of(files[0]), 0);
            List<List<String>> tags = new ArrayList<>();
            long start = System.nanoTime();
            for (List<String> sentence : sentences) {
                tags.add(recogniser.tags(sentence));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < tags.size(); i++) {
                for (int j = 0; j < tags.get(i).size(); j++) {
                    out.append(sentences.get(i).get(j)).append('\t').append(tags.get(i).get(j)).append('\n');
                }
                out.append('\n');
            }
            Files.writeString(Path.of(files[1]), out);
            System.out.println(seconds);
        }
    }

    /// The three-class model; it has no tags for beginnings, so that neighbours of one kind are one name.
    static Recogniser coreNlp() throws IOException, ClassNotFoundException {
        CRFClassifier<CoreLabel> classifier =
                CRFClassifier.getClassifier("edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
        return tokens -> {
            List<String> tags = new ArrayList<>();
            String before = "O";
            for (CoreLabel label : classifier.classifySentence(tokens.stream().map(Word::new).toList())) {
                String kind = label.get(AnswerAnnotation.class);
                String tag = kind.equals("O") ? "O" : (kind.equals(before) ? "I-" : "B-") + kind.substring(0, 3);
                tags.add(tag);
                before = kind;
            }
            return tags;
        };
    }

    /// A perceptron learnt from the texts given.
    static Recogniser openNlp(Path training) throws IOException {
        List<List<String>> sentences = column(training, 0);
        List<List<String>> tags = column(training, 1);
        List<NameSample> samples = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            samples.add(new NameSample(
                    sentences.get(i).toArray(String[]::new), spans(tags.get(i)).toArray(Span[]::new), i % 12 == 0));
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        NameFinderME finder = new NameFinderME(NameFinderME.train(
                "en",
                null,
                ObjectStreamUtils.createObjectStream(samples),
                parameters,
                new TokenNameFinderFactory(null, null, new BioCodec())));
        return tokens -> {
            String[] found = new String[tokens.size()];
            Arrays.fill(found, "O");
            for (Span span : finder.find(tokens.toArray(String[]::new))) {
                for (int i = span.getStart(); i < span.getEnd(); i++) {
                    found[i] = (i == span.getStart() ? "B-" : "I-") + span.getType();
                }
            }
            return List.of(found);
        };
    }

    static List<Span> spans(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        for (int start = 0, end; start < tags.size(); start = end) {
            end = start + 1;
            if (!tags.get(start).startsWith("B-")) {
                continue;
            }
            String kind = tags.get(start).substring(2);
            while (end < tags.size() && tags.get(end).equals("I-" + kind)) {
                end++;
            }
            spans.add(new Span(start, end, kind));
        }
        return spans;
    }

    static List<List<String>> column(Path file, int which) throws IOException {
        List<List<String>> sentences = new ArrayList<>();
        List<String> sentence = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                sentence.add(line.split("\t")[which]);
            } else if (!sentence.isEmpty()) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
        return sentences;
    }
}
