package io.wiredesk.desk.command;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far a long piece of work is, on one line of a terminal that is written over, with the time it will still take.
/// Elsewhere, a line now and then.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Shell shell;
    private final String what;
    private final LongSupplier nanos;
    private final long start;
    private long lastLine;

    ProgressBar(Shell shell, String what, LongSupplier nanos) {
        this.shell = shell;
        this.what = what;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastLine = start;
    }

    void at(long done, long all) {
        long now = nanos.getAsLong();
        String line = what + " " + line(done, all, Duration.ofNanos(now - start));
        if (shell.terminal()) {
            shell.err().print("\r" + line + "\u001b[K");
            shell.err().flush();
        } else if (now - lastLine >= BETWEEN_LINES.toNanos()) {
            lastLine = now;
            shell.note(line);
        }
    }

    /// Leaves the line as it is.
    void end() {
        if (shell.terminal()) {
            shell.err().println();
        }
    }

    /// `[#####-----]  50 %  1000 of 2000  500/s  00:02 left`.
    static String line(long done, long all, Duration took) {
        double share = all == 0 ? 1 : (double) done / all;
        int full = (int) Math.round(share * WIDTH);
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        double rate = done / seconds;
        long left = rate > 0 ? Math.round((all - done) / rate) : 0;
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %d of %d  %.0f/s  %s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                (int) (share * 100),
                done,
                all,
                rate,
                rate > 0 ? String.format(Locale.ROOT, "%02d:%02d left", left / 60, left % 60) : "--:-- left");
    }
}
