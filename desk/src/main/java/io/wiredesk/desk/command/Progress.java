package io.wiredesk.desk.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;

/// A bar that shows how far a long task is, on a terminal; anywhere else it shows nothing. Confined to one thread.
final class Progress implements AutoCloseable, IntConsumer {
    private static final int WIDTH = 40;

    private final PrintStream err;
    private final boolean shown;
    private final String what;
    private final int total;
    private int percent = -1;

    private Progress(PrintStream err, boolean shown, String what, int total) {
        this.err = err;
        this.shown = shown;
        this.what = what;
        this.total = total;
    }

    /// @param what is counted
    /// @param total how many there are
    static Progress of(Shell shell, String what, int total) {
        return new Progress(shell.err(), shell.terminal() && total > 0, what, total);
    }

    /// @param done so far
    @Override
    public void accept(int done) {
        int now = total == 0 ? 100 : (int) (100L * Math.min(done, total) / total);
        if (shown && now != percent) {
            percent = now;
            int full = WIDTH * percent / 100;
            String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
            err.print(String.format(Locale.ROOT, "\r[%s] %3d%% of %d %s", bar, percent, total, what));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (percent >= 0) {
            err.println();
        }
    }
}
