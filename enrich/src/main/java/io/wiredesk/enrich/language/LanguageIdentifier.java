package io.wiredesk.enrich.language;

import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells the language of a text by its letter sequences. Where the text is too short to be sure, what the article
/// states counts.
public final class LanguageIdentifier {
    /// More text doesn't make it surer, only slower.
    private static final int MAX_CHARS = 4_000;

    private static final double SURE = 0.9;
    /// Of the letters; no other language is written with them, but the profiles take short texts for Chinese.
    private static final double LEAST_KANA = 0.1;
    private static final long SEED = 7;

    private final LanguageDetector detector;

    public LanguageIdentifier() {
        try {
            detector = LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().readAllBuiltIn())
                    .seed(SEED)
                    .shortTextAlgorithm(60)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the language profiles can't be read", e);
        }
    }

    /// BCP 47 tag of the language, `und` where neither text nor statement tell.
    public String identify(String text, @Nullable String stated) {
        String sample = text.substring(0, Math.min(text.length(), MAX_CHARS));
        if (kana(sample)) {
            return "ja";
        }
        return detector.getProbabilities(sample).stream()
                .filter(language -> language.getProbability() >= SURE)
                .map(language -> language.getLocale().getLanguage())
                .findFirst()
                .orElseGet(() -> stated(stated));
    }

    private static boolean kana(String text) {
        int letters = 0;
        int kana = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            kana += c >= 'ぁ' && c <= 'ヿ' ? 1 : 0; // hiragana and katakana
        }
        return kana > letters * LEAST_KANA;
    }

    private static String stated(@Nullable String tag) {
        String language =
                tag == null ? "" : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return language.isEmpty() ? "und" : language;
    }
}
