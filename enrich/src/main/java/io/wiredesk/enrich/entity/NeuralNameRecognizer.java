package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.entity.Sequence.Word;
import java.util.ArrayList;
import java.util.List;

/// The bundled recogniser: a small transformer with an embedding for each word's case and shape, learnt from English
/// news, encyclopaedia and web text by `training/ner`. It reads neighbouring sentences together; what it found is then
/// brought to agree over the text ([Agreement]).
///
/// A text of any length is read; time grows with it. Safe for several threads.
public final class NeuralNameRecognizer implements NameRecognizer {
    private final WordPieces pieces = WordPieces.bundled();
    private final Tagger tagger;

    /// The recogniser that ships with the program. Its weights are loaded by the first of them, once a process.
    public static NameRecognizer bundled() {
        return new NeuralNameRecognizer(Tagger.shared());
    }

    private NeuralNameRecognizer(Tagger tagger) {
        this.tagger = tagger;
    }

    @Override
    public String name() {
        return "minilm-l6";
    }

    @Override
    public String version() {
        return Tagger.VERSION;
    }

    @Override
    public List<NameSpan> recognize(String text, List<int[]> sentences) {
        List<Reading> readings = new ArrayList<>();
        for (Sequence sequence : Sequence.of(text, sentences, pieces)) {
            read(sequence, readings);
        }
        return Agreement.of(text, readings);
    }

    /// One sentence, or a part of a very long one: its words and what they may be.
    static final class Reading {
        private final List<Word> words;
        private final double[][] probabilities;

        Reading(List<Word> words, double[][] probabilities) {
            this.words = words;
            this.probabilities = probabilities;
        }

        List<Word> words() {
            return words;
        }

        double[][] probabilities() {
            return probabilities;
        }
    }

    private void read(Sequence sequence, List<Reading> readings) {
        Tagger.Output output = tagger.run(sequence);
        List<Word> words = sequence.words();
        for (int first = 0, next; first < words.size(); first = next) {
            next = first;
            while (next < words.size()
                    && words.get(next).sentence() == words.get(first).sentence()) {
                next++;
            }
            List<Word> sentence = words.subList(first, next);
            double[][] probabilities = sentence.stream()
                    .map(word -> Tags.softmax(output.of(word.at())))
                    .toArray(double[][]::new);
            readings.add(new Reading(sentence, probabilities));
        }
    }

    @Override
    public void close() {
        // The weights are shared by all and live as long as the process.
    }
}
