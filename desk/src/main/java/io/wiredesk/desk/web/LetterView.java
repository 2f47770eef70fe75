package io.wiredesk.desk.web;

import io.wiredesk.desk.record.Letter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// A dead letter as the page shows it.
///
/// @param from topic, partition and offset where the record stood
/// @param retries how often it was put back
public record LetterView(String id, String stage, String from, String reason, Instant at, int retries) {
    private static LetterView of(Letter letter) {
        return new LetterView(
                letter.id(),
                letter.stage(),
                letter.topic() + "-" + letter.partition() + "@" + letter.offset(),
                letter.reason(),
                letter.at(),
                letter.retries());
    }

    /// The letters that wait.
    ///
    /// @param total all of them
    /// @param newest as many as a person looks through, the newest first
    public record Waiting(long total, List<LetterView> newest) {
        static final int MOST = 100;
    }

    /// Keeps the last ones of a topic that is read from its beginning.
    static final class Newest implements Consumer<Letter> {
        private final Deque<LetterView> last = new ArrayDeque<>();
        private long total;

        @Override
        public void accept(Letter letter) {
            total++;
            last.addLast(LetterView.of(letter));
            if (last.size() > Waiting.MOST) {
                last.removeFirst();
            }
        }

        Waiting waiting() {
            List<LetterView> newest = new ArrayList<>(last);
            Collections.reverse(newest);
            return new Waiting(total, List.copyOf(newest));
        }
    }
}
