package io.wiredesk.sink.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Words as people search for them: without case, accents, `'s` and plural. Every word stays, so that phrases such as
/// "The Who" are found, and other languages than English lose nothing.
final class NewsAnalyzer extends Analyzer {
    /// Keeps a phrase from running over from one name or author into the next.
    private static final int GAP = 100;

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
        return new TokenStreamComponents(words, new EnglishMinimalStemFilter(folded));
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return GAP;
    }
}
