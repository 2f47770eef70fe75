package io.wiredesk.desk.command;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far something long has come and what time it will still take, in one line on stderr that is written over;
/// nothing
/// at all where stderr is no terminal. For one thread.
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;
    private static final String LINE_AGAIN = "\r\u001b[K";

    private final Shell shell;
    private final String what;
    private final LongSupplier nanos;
    private final boolean terminal;
    private final long start;
    private long drawn;
    private double first = -1;

    /// @param what is under way, in a word
    /// @param nanos the clock
    ProgressBar(Shell shell, String what, LongSupplier nanos) {
        this.shell = shell;
        this.what = what;
        this.nanos = nanos;
        this.terminal = shell.errIsTerminal();
        this.start = nanos.getAsLong();
        this.drawn = start - EVERY_NANOS;
    }

    void at(long done, long all) {
        at(all == 0 ? 1 : (double) done / all, done + " of " + all);
    }

    /// @param share 0 to 1
    /// @param counted what that is, in a few words
    void at(double share, String counted) {
        long now = nanos.getAsLong();
        first = first < 0 ? share : first;
        if (terminal && (now - drawn >= EVERY_NANOS || share >= 1)) {
            drawn = now;
            shell.err().print(LINE_AGAIN + what + " " + line(share, counted, first, Duration.ofNanos(now - start)));
            shell.err().flush();
        }
    }

    /// `[#####-----]  50 %  1000 of 2000  00:02 left`.
    ///
    /// @param first the share that was done when this began: an earlier run's work says nothing of the pace
    static String line(double share, String counted, double first, Duration took) {
        int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
        double done = share - first;
        String left = share >= 1 ? "" : done <= 0 ? "  --:-- left" : left(took.toMillis() / done * (1 - share));
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %s%s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                (int) (share * 100),
                counted,
                left);
    }

    private static String left(double millis) {
        Duration left = Duration.ofMillis((long) millis);
        return String.format(Locale.ROOT, "  %02d:%02d left", left.toMinutes(), left.toSecondsPart());
    }

    /// Takes the line away.
    @Override
    public void close() {
        if (terminal) {
            shell.err().print(LINE_AGAIN);
            shell.err().flush();
        }
    }
}
