package io.wiredesk.enrich.story;

import io.wiredesk.news.EnrichedArticle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which articles may be of one story at all: those of one language. Each lane has one owner.
public final class Lane {
    /// In shorter texts the language found is a guess, and what the publisher states counts for more.
    private static final int LONG_CHARS = 200;

    /// Where nothing is known: the language of most news, so that a headline of it isn't left alone.
    private static final String UNKNOWN = "en";

    private Lane() {}

    /// A language, such as `en`.
    public static String of(EnrichedArticle enriched) {
        boolean brief = enriched.getArticle().getText().length() < LONG_CHARS;
        String found = language(enriched.getLanguage());
        String stated = language(enriched.getArticle().getLanguage());
        String first = brief ? stated : found;
        String second = brief ? "" : stated;
        return !first.isEmpty() ? first : !second.isEmpty() ? second : UNKNOWN;
    }

    private static String language(@Nullable String tag) {
        String language =
                tag == null ? "" : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return language.equals("und") ? "" : language;
    }
}
