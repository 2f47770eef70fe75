package io.wiredesk.sink.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/// One step from a text's words to its terms, said twice: as Lucene's filter and as OpenSearch's definition of the
/// same.
///
/// @param name in the index template; says what the step does
/// @param lucene the filter around another
/// @param openSearch `type` and arguments of a token filter
/// @param stems whether it brings the forms of a word together; such a step leaves the word itself in the index too
/// @param spares whether it passes over a word that is to stay as it is; every stemmer does
record Step(
        String name, UnaryOperator<TokenStream> lucene, Map<String, Object> openSearch, boolean stems, boolean spares) {
    static final Step LOWER = new Step("lowercase", LowerCaseFilter::new, Map.of("type", "lowercase"));
    static final Step FOLD = new Step("asciifolding", ASCIIFoldingFilter::new, Map.of("type", "asciifolding"));
    static final Step POSSESSIVE = new Step(
            "wd_possessive", EnglishPossessiveFilter::new, Map.of("type", "stemmer", "language", "possessive_english"));
    static final Step WIDTH = new Step("cjk_width", CJKWidthFilter::new, Map.of("type", "cjk_width"));
    static final Step BIGRAMS = new Step("cjk_bigram", CJKBigramFilter::new, Map.of("type", "cjk_bigram"));

    Step(String name, UnaryOperator<TokenStream> lucene, Map<String, Object> openSearch) {
        this(name, lucene, openSearch, false, false);
    }

    /// A step without arguments that both call by the same name.
    static Step plain(String name, UnaryOperator<TokenStream> lucene) {
        return new Step(name, lucene, Map.of("type", name));
    }

    /// The same where it passes over words that are to stay.
    static Step sparing(String name, UnaryOperator<TokenStream> lucene) {
        return new Step(name, lucene, Map.of("type", name), false, true);
    }

    static Step lower(String language, UnaryOperator<TokenStream> lucene) {
        return new Step("wd_lowercase_" + language, lucene, Map.of("type", "lowercase", "language", language));
    }

    /// @param language as OpenSearch's `stemmer` filter calls it
    static Step stemmer(String language, UnaryOperator<TokenStream> lucene) {
        return new Step("wd_stem_" + language, lucene, Map.of("type", "stemmer", "language", language), true, true);
    }

    /// @param language as Snowball calls it
    static Step snowball(String language) {
        return new Step(
                "wd_snowball_" + language,
                in -> new SnowballFilter(in, language),
                Map.of("type", "snowball", "language", language),
                true,
                true);
    }

    /// How many of these steps come before a word and its stem part: the others do the same to both, so that they are
    /// taken once.
    static int beforeParting(List<Step> steps) {
        int first = 0;
        while (first < steps.size() && !steps.get(first).spares()) {
            first++;
        }
        return first;
    }

    /// Takes off articles that are written together with the word, as in `l'acqua`.
    static Step elision(String language, String... articles) {
        CharArraySet set = CharArraySet.unmodifiableSet(new CharArraySet(Set.of(articles), true));
        return new Step(
                "wd_elision_" + language,
                in -> new ElisionFilter(in, set),
                Map.of("type", "elision", "articles", List.of(articles), "articles_case", true));
    }
}
