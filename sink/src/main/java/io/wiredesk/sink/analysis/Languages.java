package io.wiredesk.sink.analysis;

import static io.wiredesk.sink.analysis.Step.BIGRAMS;
import static io.wiredesk.sink.analysis.Step.FOLD;
import static io.wiredesk.sink.analysis.Step.LOWER;
import static io.wiredesk.sink.analysis.Step.POSSESSIVE;
import static io.wiredesk.sink.analysis.Step.WIDTH;
import static io.wiredesk.sink.analysis.Step.elision;
import static io.wiredesk.sink.analysis.Step.lower;
import static io.wiredesk.sink.analysis.Step.plain;
import static io.wiredesk.sink.analysis.Step.snowball;
import static io.wiredesk.sink.analysis.Step.stemmer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;

/// How the words of each language become terms. Light stemmers where there are some: people who search news want the
/// plural found, not every word of the same root. No word is left out, so that phrases such as "The Who" are found.
///
/// Accents are folded before the stemmer where that ignores them, after it where its endings have some.
public final class Languages {
    /// Of every text whose language has no steps of its own, and of names.
    public static final String OTHER = "und";

    private static final List<Step> NAMES = List.of(POSSESSIVE, LOWER, FOLD);

    private static final Step INDIC = plain("indic_normalization", IndicNormalizationFilter::new);
    private static final Step ARABIC = plain("arabic_normalization", ArabicNormalizationFilter::new);
    private static final List<Step> BIGRAM = List.of(WIDTH, LOWER, BIGRAMS);
    private static final List<Step> NORWEGIAN =
            List.of(LOWER, FOLD, stemmer("light_norwegian", NorwegianLightStemFilter::new));

    private static final Map<String, List<Step>> STEPS = new TreeMap<>(Map.ofEntries(
            Map.entry(OTHER, NAMES),
            Map.entry("ar", List.of(LOWER, ARABIC, stemmer("arabic", ArabicStemFilter::new))),
            Map.entry("bg", List.of(LOWER, stemmer("bulgarian", BulgarianStemFilter::new))),
            Map.entry(
                    "bn",
                    List.of(
                            LOWER,
                            INDIC,
                            Step.sparing("bengali_normalization", BengaliNormalizationFilter::new),
                            stemmer("bengali", BengaliStemFilter::new))),
            Map.entry("ca", List.of(elision("ca", "d", "l", "m", "n", "s", "t"), LOWER, snowball("Catalan"), FOLD)),
            Map.entry(
                    "ckb",
                    List.of(
                            plain("sorani_normalization", SoraniNormalizationFilter::new),
                            LOWER,
                            stemmer("sorani", SoraniStemFilter::new))),
            Map.entry("cs", List.of(LOWER, stemmer("czech", CzechStemFilter::new), FOLD)),
            Map.entry("da", List.of(LOWER, snowball("Danish"), FOLD)),
            Map.entry(
                    "de",
                    List.of(
                            LOWER,
                            plain("german_normalization", GermanNormalizationFilter::new),
                            FOLD,
                            stemmer("light_german", GermanLightStemFilter::new))),
            Map.entry("el", List.of(lower("greek", GreekLowerCaseFilter::new), stemmer("greek", GreekStemFilter::new))),
            Map.entry(
                    "en", List.of(POSSESSIVE, LOWER, FOLD, stemmer("minimal_english", EnglishMinimalStemFilter::new))),
            Map.entry("es", List.of(LOWER, FOLD, stemmer("light_spanish", SpanishLightStemFilter::new))),
            Map.entry("eu", List.of(LOWER, snowball("Basque"), FOLD)),
            Map.entry("fa", List.of(LOWER, ARABIC, plain("persian_normalization", PersianNormalizationFilter::new))),
            Map.entry("fi", List.of(LOWER, FOLD, stemmer("light_finnish", FinnishLightStemFilter::new))),
            Map.entry(
                    "fr",
                    List.of(
                            elision(
                                    "fr", "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu",
                                    "puisqu"),
                            LOWER,
                            FOLD,
                            stemmer("light_french", FrenchLightStemFilter::new))),
            Map.entry("gl", List.of(LOWER, stemmer("galician", GalicianStemFilter::new), FOLD)),
            Map.entry(
                    "hi",
                    List.of(
                            LOWER,
                            INDIC,
                            Step.sparing("hindi_normalization", HindiNormalizationFilter::new),
                            stemmer("hindi", HindiStemFilter::new))),
            Map.entry("hu", List.of(LOWER, FOLD, stemmer("light_hungarian", HungarianLightStemFilter::new))),
            Map.entry("hy", List.of(LOWER, snowball("Armenian"))),
            Map.entry("id", List.of(LOWER, stemmer("indonesian", IndonesianStemFilter::new))),
            Map.entry(
                    "it",
                    List.of(
                            elision(
                                    "it", "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl",
                                    "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"),
                            LOWER,
                            FOLD,
                            stemmer("light_italian", ItalianLightStemFilter::new))),
            Map.entry("ja", BIGRAM),
            Map.entry("ko", BIGRAM),
            Map.entry("lv", List.of(LOWER, stemmer("latvian", LatvianStemFilter::new), FOLD)),
            Map.entry("nb", NORWEGIAN),
            Map.entry("nl", List.of(LOWER, snowball("Dutch"), FOLD)),
            Map.entry("nn", NORWEGIAN),
            Map.entry("no", NORWEGIAN),
            Map.entry("pt", List.of(LOWER, FOLD, stemmer("light_portuguese", PortugueseLightStemFilter::new))),
            Map.entry("ro", List.of(LOWER, snowball("Romanian"), FOLD)),
            Map.entry("ru", List.of(LOWER, stemmer("light_russian", RussianLightStemFilter::new))),
            Map.entry("sr", List.of(LOWER, plain("serbian_normalization", SerbianNormalizationFilter::new))),
            Map.entry("sv", List.of(LOWER, FOLD, stemmer("light_swedish", SwedishLightStemFilter::new))),
            Map.entry("tr", List.of(lower("turkish", TurkishLowerCaseFilter::new), snowball("Turkish"), FOLD)),
            Map.entry("zh", BIGRAM)));

    private Languages() {}

    /// The languages with steps of their own, and [#OTHER], sorted.
    public static List<String> all() {
        return List.copyOf(STEPS.keySet());
    }

    /// The language that a text in this one is analysed as.
    ///
    /// @param tag BCP 47
    public static String of(String tag) {
        String primary = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return STEPS.containsKey(primary) ? primary : OTHER;
    }

    /// Every step of every language as OpenSearch defines token filters, by name.
    public static Map<String, Map<String, Object>> filters() {
        Map<String, Map<String, Object>> filters = new TreeMap<>();
        STEPS.values().forEach(steps -> steps.forEach(step -> filters.put(step.name(), step.openSearch())));
        return filters;
    }

    /// The names of the token filters that an article's words go through, in order.
    ///
    /// @param language one of [#all]
    public static List<String> indexFilters(String language) {
        List<Step> steps = steps(language);
        List<String> names = new ArrayList<>(steps.stream().map(Step::name).toList());
        if (steps.stream().anyMatch(Step::stems)) {
            names.add(Step.beforeParting(steps), "keyword_repeat");
            names.add("remove_duplicates");
        }
        return names;
    }

    /// @param language one of [#all]
    static List<Step> steps(String language) {
        return STEPS.getOrDefault(language, NAMES);
    }
}
