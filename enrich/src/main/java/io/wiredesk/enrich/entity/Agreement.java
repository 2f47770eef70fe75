package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.entity.NeuralNameRecognizer.Reading;
import io.wiredesk.enrich.entity.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From what each word may be to the names of a text. Pure.
final class Agreement {
    private Agreement() {}

    /// Names in order, not overlapping.
    static List<NameSpan> of(String text, List<Reading> readings) {
        List<NameSpan> names = new ArrayList<>();
        for (Reading reading : readings) {
            names.addAll(names(text, reading));
        }
        return Kinds.agreed(text, names);
    }

    private static List<NameSpan> names(String text, Reading reading) {
        int[] labels = Tags.best(reading.probabilities());
        List<NameSpan> names = new ArrayList<>();
        for (int first = 0, next; first < labels.length; first = next) {
            next = first + 1;
            if (labels[first] == Tags.OUTSIDE) {
                continue;
            }
            while (next < labels.length && labels[next] == labels[first] + 1) {
                next++;
            }
            name(text, reading, labels, first, next).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<NameSpan> name(String text, Reading reading, int[] labels, int first, int next) {
        double sure = 0;
        for (int i = first; i < next; i++) {
            sure += reading.probabilities()[i][labels[i]];
        }
        Token last = reading.words().get(next - 1).token();
        int start = reading.words().get(first).token().start();
        boolean lettered = text.substring(start, last.end()).codePoints().anyMatch(Character::isLetter);
        return lettered
                ? Optional.of(new NameSpan(start, last.end(), Tags.type(labels[first]), sure / (next - first)))
                : Optional.empty();
    }
}
