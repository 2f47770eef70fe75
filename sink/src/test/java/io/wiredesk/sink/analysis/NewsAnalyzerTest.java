package io.wiredesk.sink.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewsAnalyzerTest {
    /// Words that are stemmed, folded, elided, or of no case, in as many scripts as there are steps for.
    private static final List<String> TEXTS = List.of(
            "The cities' ministers were meeting in Kraków; Putin’s envoys said: “No.” 3,000 people",
            "Les maisons de l'État aujourd'hui, qu'il a vues à Orléans",
            "Die Häuser größerer Straßen in München gehören den Städten",
            "Οι πρόεδροι των χωρών συναντήθηκαν στην Αθήνα",
            "Cumhurbaşkanının evleri İstanbul'da değil",
            "министры городов встретились",
            "राष्ट्रपतियों ने सड़कों पर भाषण दिया",
            "রাষ্ট্রপতিদের রাস্তাগুলি",
            "الرئيس والوزراء في المدن",
            "東京の知事は会議を開いた",
            "x ".repeat(3) + "y".repeat(400) + " running runs run");

    private static List<String> languages() {
        return Languages.all();
    }

    /// What is in an index that was made by Lucene's own filters is what is in one that is made now.
    @ParameterizedTest
    @MethodSource("languages")
    void words_and_their_stems_are_those_of_lucenes_own_filters(String language) throws IOException {
        List<Step> steps = Languages.steps(language);
        Analyzer plain = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String fieldName) {
                Tokenizer words = new StandardTokenizer();
                boolean stems = steps.stream().anyMatch(Step::stems);
                TokenStream out = stems ? new KeywordRepeatFilter(words) : words;
                for (Step step : steps) {
                    out = step.lucene().apply(out);
                }
                return new TokenStreamComponents(words, stems ? new RemoveDuplicatesTokenFilter(out) : out);
            }
        };
        for (String text : TEXTS) {
            String field = ArticleFields.in(ArticleFields.TEXT, language);
            assertThat(tokens(NewsAnalyzer.forIndex(), field, text)).isEqualTo(tokens(plain, field, text));
        }
    }

    @Test
    void a_word_and_its_stem_stand_at_one_place_and_a_word_that_is_its_stem_once() throws IOException {
        assertThat(tokens(NewsAnalyzer.forIndex(), "text_en", "Cities run"))
                .containsExactly("cities+1 0-6", "city+0 0-6", "run+1 7-10");
    }

    /// Steps that do the same to a word and to its stem are taken once, in OpenSearch too.
    @Test
    void opensearch_parts_them_at_the_same_step() {
        assertThat(Languages.indexFilters("en"))
                .containsExactly(
                        "wd_possessive",
                        "lowercase",
                        "asciifolding",
                        "keyword_repeat",
                        "wd_stem_minimal_english",
                        "remove_duplicates");
        assertThat(Languages.indexFilters("hi")).startsWith("lowercase", "indic_normalization", "keyword_repeat");
        assertThat(Languages.indexFilters("ja")).doesNotContain("keyword_repeat", "remove_duplicates");
    }

    private static List<String> tokens(Analyzer analyzer, String field, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term + "+" + increment.getPositionIncrement() + " " + offset.startOffset() + "-"
                        + offset.endOffset());
            }
            stream.end();
        }
        return tokens;
    }
}
