package io.wiredesk.ingest.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// Reads a Google News sitemap as a feed: each page of it that is said to be news is an entry.
///
/// Source: sitemaps.org 0.9, schemas.google.com/schemas/sitemap-news/0.9.
final class NewsSitemap {
    private static final String NEWS = "/sitemap-news/";

    private NewsSitemap() {}

    static boolean is(Element root) {
        return root.getName().equals("urlset")
                && root.getChildren().stream().limit(50).anyMatch(url -> news(url) != null);
    }

    static ParsedFeed read(Element root, String charset, List<String> repairs, String base, int maxEntries) {
        List<ParsedEntry> entries = new ArrayList<>();
        String publication = null;
        String language = null;
        for (Element url : root.getChildren()) {
            Element news = news(url);
            if (news == null || entries.size() >= maxEntries) {
                continue;
            }
            Element by = child(news, "publication");
            publication = publication == null ? text(by, "name") : publication;
            language = language == null ? text(by, "language") : language;
            entries.add(entry(url, news, base));
        }
        Markup title = publication == null ? null : Markup.ofText(publication);
        FeedHead head = new FeedHead(
                null, title, null, language, null, null, null, null, null, List.of(), null, null, null, Pace.NONE);
        return new ParsedFeed("newssitemap", charset, repairs, head, entries);
    }

    private static ParsedEntry entry(Element url, Element news, String base) {
        String address = Links.absoluteOrNull(text(url, "loc"), base);
        String title = text(news, "title");
        String keywords = text(news, "keywords");
        List<String> tags = keywords == null
                ? List.of()
                : Arrays.stream(keywords.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
        return new ParsedEntry(
                address,
                address,
                title == null ? null : Markup.ofText(Mojibake.undone(title)),
                null,
                null,
                FeedDates.instant(text(news, "publication_date")),
                FeedDates.instant(text(url, "lastmod")),
                null,
                List.of(),
                tags,
                List.of(),
                null);
    }

    private static @Nullable Element news(Element url) {
        for (Element child : url.getChildren()) {
            if (child.getName().equals("news") && child.getNamespaceURI().contains(NEWS)) {
                return child;
            }
        }
        return null;
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Element child : parent.getChildren()) {
            if (child.getName().equals(name)) {
                return child;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Element parent, String name) {
        Element child = parent == null ? null : child(parent, name);
        return child == null || child.getTextTrim().isEmpty() ? null : child.getTextTrim();
    }
}
