package io.wiredesk.sink.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Words as terms, by the language in the field's name. In the index each word stands as it is and as its stem, at one
/// position; a query's words become stems only, prefixes keep their letters.
public final class NewsAnalyzer extends DelegatingAnalyzerWrapper {
    /// Keeps a phrase from running over from one name or author into the next.
    public static final int GAP = 100;

    private final boolean indexing;
    private final Map<String, Analyzer> byLanguage = new ConcurrentHashMap<>();

    private NewsAnalyzer(boolean indexing) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.indexing = indexing;
    }

    /// For articles.
    public static NewsAnalyzer forIndex() {
        return new NewsAnalyzer(true);
    }

    /// For what is searched for.
    public static NewsAnalyzer forQueries() {
        return new NewsAnalyzer(false);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
        return byLanguage.computeIfAbsent(ArticleFields.language(fieldName), OfLanguage::new);
    }

    private final class OfLanguage extends Analyzer {
        private final List<Step> steps;

        OfLanguage(String language) {
            this.steps = Languages.steps(language);
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer words = new StandardTokenizer();
            if (!indexing || steps.stream().noneMatch(Step::stems)) {
                return new TokenStreamComponents(words, through(words, steps, _ -> true));
            }
            int parting = Step.beforeParting(steps);
            TokenStream twice = new TwiceFilter(through(words, steps.subList(0, parting), _ -> true));
            TokenStream terms = through(twice, steps.subList(parting, steps.size()), _ -> true);
            return new TokenStreamComponents(words, new SameTwiceFilter(terms));
        }

        @Override
        protected TokenStream normalize(String fieldName, TokenStream in) {
            return through(in, steps, step -> !step.stems() && !step.equals(Step.BIGRAMS));
        }

        private static TokenStream through(TokenStream in, List<Step> taken, Predicate<Step> which) {
            TokenStream out = in;
            for (Step step : taken) {
                out = which.test(step) ? step.lucene().apply(out) : out;
            }
            return out;
        }

        @Override
        public int getPositionIncrementGap(String fieldName) {
            return GAP;
        }
    }
}
