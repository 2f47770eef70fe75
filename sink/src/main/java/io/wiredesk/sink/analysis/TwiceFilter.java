package io.wiredesk.sink.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Each word twice at one place: first to stay as it is, which stemmers see by its keyword attribute, then to be
/// stemmed. As Lucene's `KeywordRepeatFilter`, but keeps the letters only, not all of a token's state.
final class TwiceFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private char[] letters = new char[32];
    private int length;
    private boolean again;

    TwiceFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (again) {
            again = false;
            term.copyBuffer(letters, 0, length);
            keyword.setKeyword(false);
            increment.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        length = term.length();
        if (length > letters.length) {
            letters = new char[Math.max(length, 2 * letters.length)];
        }
        System.arraycopy(term.buffer(), 0, letters, 0, length);
        keyword.setKeyword(true);
        again = true;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        again = false;
    }
}
