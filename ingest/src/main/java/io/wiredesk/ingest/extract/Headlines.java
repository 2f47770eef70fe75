package io.wiredesk.ingest.extract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The headline of a page: as stated, otherwise as shown, without the name of the site.
final class Headlines {
    private static final Pattern PARTS = Pattern.compile("\\s+[|–—»:·-]+\\s+|\\s*[|»]\\s*");
    static final int SHORTEST = 12;

    private Headlines() {}

    static @Nullable String title(Document page, Stated stated) {
        String title = stated.title();
        if (title == null) {
            String shown = shown(page);
            title = shown == null ? page.title() : shown;
        }
        String tidy = withoutSite(title.replaceAll("\\s+", " ").strip(), stated.site());
        return tidy.isEmpty() ? null : tidy;
    }

    /// The first `h1` that the window's title repeats, or the only one there is.
    private static @Nullable String shown(Document page) {
        String window = letters(page.title());
        Element only = null;
        for (Element heading : page.select("h1")) {
            String text = heading.text();
            if (text.length() >= SHORTEST && window.contains(letters(text))) {
                return text;
            }
            only = only == null && !text.isBlank() ? heading : only;
        }
        return only == null || page.select("h1").size() > 1 ? null : only.text();
    }

    /// Cuts a last part that is the site's name, or is short where nothing says what the site's name is.
    private static String withoutSite(String title, @Nullable String site) {
        Matcher separator = PARTS.matcher(title);
        int cut = -1;
        int after = -1;
        while (separator.find()) {
            cut = separator.start();
            after = separator.end();
        }
        if (cut < SHORTEST) {
            return title;
        }
        String last = letters(title.substring(after));
        boolean named = site != null
                && !site.isBlank()
                && (last.equals(letters(site)) || letters(site).contains(last));
        boolean bar = title.substring(cut, after).matches("\\s*[|»]\\s*");
        return named || (bar && last.length() < 30) ? title.substring(0, cut).strip() : title;
    }

    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
