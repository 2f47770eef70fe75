package io.wiredesk.bench.recognition;

import io.wiredesk.bench.recognition.Marked.Name;
import io.wiredesk.bench.recognition.Marked.Sentence;
import io.wiredesk.bench.report.BadArguments;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.enrich.entity.NameRecognizer;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.entity.NeuralNameRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names found in marked texts, by exact span and kind, and tokens a second of one thread: our recogniser, CoreNLP's
/// three-class CRF, and OpenNLP's perceptron that learns from the first set given. The others see tokens as they are
/// marked; ours sees them as a text, twelve sentences at a time.
public final class RecognitionBench {
    private static final int SENTENCES_OF_A_TEXT = 12;
    private static final int ROUNDS = 3;
    private static final String OURS = "Wiredesk";
    private static final Map<NameType, String> KINDS =
            Map.of(NameType.PERSON, "PER", NameType.ORGANIZATION, "ORG", NameType.LOCATION, "LOC");
    private static final List<String> COLUMNS = List.of("set", "recogniser", "P", "R", "F1", "PER", "ORG", "LOC");

    private final NameRecognizer recognizer = NeuralNameRecognizer.bundled();

    private RecognitionBench() {}

    /// @param args what OpenNLP learns from, then the sets
    /// @throws BadArguments without them, or where the others are not at hand
    public static Measured run(List<String> args) throws IOException {
        Path peers = Path.of(System.getProperty("wiredesk.home", "."), "bench/peers");
        if (args.size() < 2) {
            throw new BadArguments("name what OpenNLP learns from, then the sets: token TAB tag, .tsv or .tsv.gz");
        }
        if (!Files.exists(peers.resolve("target/classpath"))) {
            throw new BadArguments("the others aren't here: mvn -f bench/peers package");
        }
        List<Marked> sets = new ArrayList<>();
        for (String file : args) {
            sets.add(Marked.read(Path.of(file)));
        }
        Map<String, Peer> others = new LinkedHashMap<>();
        try {
            others.put("CoreNLP 4.5.10, three classes", new Peer(peers, "corenlp", sets.getFirst()));
            others.put("OpenNLP 2.5.4, learnt from the first set", new Peer(peers, "opennlp", sets.getFirst()));
            return new RecognitionBench().run(sets.subList(1, sets.size()), others);
        } finally {
            others.values().forEach(Peer::close);
        }
    }

    private Measured run(List<Marked> sets, Map<String, Peer> others) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Marked set : sets) {
            rows.add(row(set, OURS, find(set)));
            for (Map.Entry<String, Peer> other : others.entrySet()) {
                rows.add(row(
                        set, other.getKey(), other.getValue().find(set).marked().names()));
            }
        }
        Rounds speed = new Rounds("tokens recognised on one thread", "/s", true);
        Marked set = sets.getFirst();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            var _ = find(set);
            speed.add(OURS, set.tokens() * 1e9 / (System.nanoTime() - start));
            for (Map.Entry<String, Peer> other : others.entrySet()) {
                speed.add(
                        other.getKey(),
                        set.tokens() / other.getValue().find(set).seconds());
            }
        }
        List<String> names = sets.stream().map(one -> one.name() + ".tsv.gz").toList();
        List<String> said = new ArrayList<>(List.of("TRAINING.tsv.gz"));
        said.addAll(names);
        return Measured.now(
                "recognition",
                said,
                List.of(speed.compared()),
                List.of(new Table("Names found, exact spans and kinds; F1 by kind", COLUMNS, rows)));
    }

    private Set<Name> find(Marked set) {
        Set<Name> names = new HashSet<>();
        for (int from = 0; from < set.sentences().size(); from += SENTENCES_OF_A_TEXT) {
            int to = Math.min(set.sentences().size(), from + SENTENCES_OF_A_TEXT);
            find(set.sentences().subList(from, to), from, names);
        }
        return names;
    }

    /// @param first number of the first sentence in its set
    private void find(List<Sentence> sentences, int first, Set<Name> into) {
        StringBuilder text = new StringBuilder();
        List<int[]> bounds = new ArrayList<>();
        Map<Integer, int[]> starts = new HashMap<>();
        Map<Integer, Integer> ends = new HashMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            int begin = text.length();
            List<String> tokens = sentences.get(i).tokens();
            for (int j = 0; j < tokens.size(); j++) {
                text.append(j > 0 ? " " : "");
                starts.put(text.length(), new int[] {first + i, j});
                text.append(tokens.get(j));
                ends.put(text.length(), j + 1);
            }
            bounds.add(new int[] {begin, text.length()});
            text.append('\n');
        }
        for (NameSpan span : recognizer.recognize(text.toString(), bounds)) {
            String kind = KINDS.get(span.type());
            if (kind != null) {
                // A name that begins or ends within a token is none of the marked ones.
                int[] start = starts.getOrDefault(span.start(), new int[] {-1, -1});
                into.add(new Name(start[0], start[1], ends.getOrDefault(span.end(), -span.end()), kind));
            }
        }
    }

    private static List<String> row(Marked set, String recogniser, Set<Name> found) {
        Set<Name> marked = set.names();
        List<String> row = new ArrayList<>(List.of(set.name(), recogniser));
        double[] all = scores(marked, found, "");
        for (double score : all) {
            row.add(Numbers.of(score));
        }
        for (String kind : List.of("PER", "ORG", "LOC")) {
            row.add(Numbers.of(scores(marked, found, kind)[2]));
        }
        System.err.println(String.join("  ", row));
        return row;
    }

    /// Precision, recall and their harmonic mean.
    ///
    /// @param kind of the names that count; empty for all
    private static double[] scores(Set<Name> marked, Set<Name> found, String kind) {
        long there =
                marked.stream().filter(name -> name.kind().startsWith(kind)).count();
        long said = found.stream().filter(name -> name.kind().startsWith(kind)).count();
        long right = found.stream()
                .filter(name -> name.kind().startsWith(kind) && marked.contains(name))
                .count();
        double precision = said == 0 ? 0 : (double) right / said;
        double recall = there == 0 ? 0 : (double) right / there;
        return new double[] {precision, recall, right == 0 ? 0 : 2 * precision * recall / (precision + recall)};
    }
}
