package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.entity.Tokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the tagger reads at once: neighbouring sentences of one text, as pieces. A sentence's neighbours tell what its
/// names are, so short sentences share a sequence.
final class Sequence {
    /// Sentences share a sequence up to this many pieces, as in training.
    private static final int SHARED_PIECES = 96;
    /// One sentence alone may have so many; a longer one is cut between words.
    private static final int MOST_PIECES = 256;

    /// A word and where its first piece stands.
    record Word(Token token, int sentence, int at) {}

    private final List<Word> words = new ArrayList<>();
    private long[] ids = {WordPieces.CLS};
    private long[] shapes = {0};

    /// The sequences of a text, in order.
    ///
    /// @param sentences `[start, end)` offsets
    static List<Sequence> of(String text, List<int[]> sentences, WordPieces pieces) {
        List<Sequence> sequences = new ArrayList<>();
        Sequence current = new Sequence();
        for (int i = 0; i < sentences.size(); i++) {
            List<Token> tokens =
                    Tokens.of(text, sentences.get(i)[0], sentences.get(i)[1]).tokens();
            List<List<Integer>> split =
                    tokens.stream().map(token -> pieces.of(token.word())).toList();
            int size = split.stream().mapToInt(List::size).sum();
            if (!current.words.isEmpty() && current.ids.length + size >= SHARED_PIECES) {
                sequences.add(current);
                current = new Sequence();
            }
            for (int word = 0; word < tokens.size(); word++) {
                if (current.ids.length + split.get(word).size() >= MOST_PIECES) {
                    current.close();
                    sequences.add(current);
                    current = new Sequence();
                }
                current.add(tokens.get(word), i, split.get(word));
            }
            current.close();
        }
        if (!current.words.isEmpty()) {
            sequences.add(current);
        }
        return List.copyOf(sequences);
    }

    private void add(Token token, int sentence, List<Integer> pieces) {
        int shape = WordPieces.shape(token.word());
        words.add(new Word(token, sentence, ids.length));
        int at = ids.length;
        ids = Arrays.copyOf(ids, at + pieces.size());
        shapes = Arrays.copyOf(shapes, at + pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            ids[at + i] = pieces.get(i);
            shapes[at + i] = shape;
        }
    }

    /// A sentence ends.
    private void close() {
        ids = Arrays.copyOf(ids, ids.length + 1);
        shapes = Arrays.copyOf(shapes, ids.length);
        ids[ids.length - 1] = WordPieces.SEP;
    }

    List<Word> words() {
        return words;
    }

    long[] ids() {
        return ids;
    }

    long[] shapes() {
        return shapes;
    }
}
