package io.wiredesk.monitor;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/// Waits for the Admin API's answers, and turns what goes wrong into one line.
final class Waiting {
    private Waiting() {}

    /// @param asked what was asked, for the message
    /// @throws MonitorException when the answer is a failure, or the thread is interrupted
    static <T> T answerOf(KafkaFuture<T> future, String asked) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MonitorException("can't read " + asked + ": " + reason(cause), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MonitorException("can't read " + asked + ": interrupted", e);
        }
    }

    /// One line on why.
    static String reason(Throwable why) {
        String message = why.getMessage();
        return message == null
                ? why.getClass().getSimpleName()
                : message.lines().findFirst().orElse("no reason given");
    }
}
