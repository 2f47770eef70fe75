package io.wiredesk.desk.command;

import java.time.Duration;
import java.util.Locale;

/// How far something long has come, in one line on stderr that is written over; nothing at all where stderr is no
/// terminal. For one thread.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;
    private static final String LINE_AGAIN = "\r\u001b[K";

    private final Shell shell;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long drawn = started - EVERY_NANOS;
    private double first = -1;

    ProgressBar(Shell shell) {
        this.shell = shell;
        terminal = shell.errIsTerminal();
    }

    /// @param share 0 to 1
    /// @param what is counted, in a few words
    void at(double share, String what) {
        long now = System.nanoTime();
        if (now - drawn < EVERY_NANOS || !terminal) {
            return;
        }
        drawn = now;
        first = first < 0 ? share : first;
        int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
        shell.err()
                .print(LINE_AGAIN + "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] "
                        + String.format(Locale.ROOT, "%.1f %%  ", share * 100) + what + left(share, now));
        shell.err().flush();
    }

    /// By the pace since the start; an earlier run's share was not read now.
    private String left(double share, long now) {
        double done = share - first;
        if (done <= 0 || share >= 1) {
            return "";
        }
        Duration left = Duration.ofNanos((long) ((now - started) / done * (1 - share)));
        return String.format(Locale.ROOT, "  %d:%02d:%02d left", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    void end() {
        if (terminal) {
            shell.err().print(LINE_AGAIN);
            shell.err().flush();
        }
    }
}
