package io.wiredesk.enrich;

import java.util.concurrent.CancellationException;

/// A text that a regular expression can be stopped on: now and then, a look at a character asks whether the thread was
/// interrupted. Not for several threads.
public final class InterruptibleText implements CharSequence {
    private static final int LOOK_EVERY = 1 << 14;

    private final String text;
    private int looks;

    public InterruptibleText(String text) {
        this.text = text;
    }

    /// @throws CancellationException when the thread was interrupted
    @Override
    public char charAt(int index) {
        if (++looks % LOOK_EVERY == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopped while matching");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
