package io.wiredesk.ingest.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Who wrote an article, where only the markup says it.
final class Bylines {
    private static final int MAX_CHARS = 100;
    private static final Pattern ADDRESS = Pattern.compile("(?i)^(?:https?://|www\\.|@).*");
    private static final Pattern BY =
            Pattern.compile("(?i)^(?:written by|posted by|story by|by|von|par|por|di|door|av|af)\\s*:?\\s+(?=\\S)");
    private static final Pattern AFTER = Pattern.compile(
            "(?i)\\s*(?:[|•·]|(?<=\\s)[–—-](?=\\s)|\\b(?:published|updated|posted|last modified)\\b|\\d{1,2}[:.]\\d{2}|\\d{4}).*$");
    private static final String SHOWN =
            "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline-name,"
                    + " .author-name, .byline__name, .byline, [class*=byline], [class*=author-name], .author, .article-author,"
                    + " [data-testid=byline], .submitted .username, [class*=p-author]";

    private Bylines() {}

    static @Nullable String inMarkup(Document page) {
        Wording wording = new Wording();
        for (Element shown : page.select(SHOWN)) {
            String name = tidy(shown.text());
            if (name != null && !wording.isComment(shown)) {
                return name;
            }
        }
        return null;
    }

    /// Null for what is no name: an address, nothing, a whole paragraph.
    static @Nullable String tidy(@Nullable String stated) {
        if (stated == null || ADDRESS.matcher(stated.strip()).matches()) {
            return null;
        }
        String name = BY.matcher(stated.strip().replaceAll("\\s+", " ")).replaceFirst("");
        name = AFTER.matcher(name).replaceFirst("").replaceAll("[,;:\\s]+$", "").strip();
        return name.isEmpty() || name.length() > MAX_CHARS ? null : name;
    }
}
