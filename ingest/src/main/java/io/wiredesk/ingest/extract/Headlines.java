package io.wiredesk.ingest.extract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The headline of a page: as stated, otherwise as shown, without the name of the site.
final class Headlines {
    private static final Pattern PARTS = Pattern.compile("\\s+[|–—»:·-]+\\s+|\\s*\\|\\s*");
    static final int SHORTEST = 12;
    private static final int SITE_CHARS = 30;

    private Headlines() {}

    static @Nullable String title(Document page, Stated stated) {
        String title = stated.title();
        String shown = shown(page);
        if (title == null || (shown != null && isOfAnotherPage(title, shown, page.title()))) {
            title = shown == null ? page.title() : shown;
        }
        String tidy = withoutSite(title.replaceAll("\\s+", " ").strip(), stated);
        return tidy.isEmpty() ? null : tidy;
    }

    /// Whether the stated headline is that of the section or the site, as the window and the heading say another one.
    private static boolean isOfAnotherPage(String stated, String shown, String window) {
        String title = letters(stated);
        String heading = letters(shown);
        return heading.length() >= SHORTEST
                && letters(window).contains(heading)
                && !letters(window).contains(title)
                && !heading.contains(title)
                && !title.contains(heading);
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

    /// Cuts a first or last part that is the site's name or the author's, and a last one that is short behind a bar.
    private static String withoutSite(String title, Stated stated) {
        Matcher separator = PARTS.matcher(title);
        int first = -1;
        int cut = -1;
        int after = -1;
        while (separator.find()) {
            cut = separator.start();
            after = separator.end();
            first = first < 0 ? after : first;
        }
        if (first > 0 && title.length() - first >= SHORTEST && isSite(PARTS.split(title, 2)[0], stated)) {
            return withoutSite(title.substring(first).strip(), stated);
        }
        if (cut < SHORTEST) {
            return title;
        }
        String last = title.substring(after);
        boolean bar = title.substring(cut, after).strip().equals("|");
        return isNamed(last, stated) || (bar && letters(last).length() < SITE_CHARS)
                ? withoutSite(title.substring(0, cut).strip(), stated)
                : title;
    }

    private static boolean isNamed(String part, Stated stated) {
        return isSite(part, stated) || (stated.byline() != null && letters(part).equals(letters(stated.byline())));
    }

    private static boolean isSite(String part, Stated stated) {
        String name = stated.site() == null ? "" : letters(stated.site());
        String letters = letters(part);
        return !name.isEmpty() && !letters.isEmpty() && (letters.equals(name) || name.contains(letters));
    }

    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
