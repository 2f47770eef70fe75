package io.wiredesk.sink.analysis;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Leaves out a stem that is the word before it, at the same place. As Lucene's `RemoveDuplicatesTokenFilter` for two
/// tokens a place, without a set for each.
final class SameTwiceFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private char[] before = new char[32];
    private int length;

    SameTwiceFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            if (increment.getPositionIncrement() > 0 || !isSame()) {
                remember();
                return true;
            }
        }
        return false;
    }

    private boolean isSame() {
        return Arrays.equals(before, 0, length, term.buffer(), 0, term.length());
    }

    private void remember() {
        length = term.length();
        if (length > before.length) {
            before = new char[Math.max(length, 2 * before.length)];
        }
        System.arraycopy(term.buffer(), 0, before, 0, length);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
    }
}
