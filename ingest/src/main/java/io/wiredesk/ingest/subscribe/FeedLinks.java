package io.wiredesk.ingest.subscribe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The feeds that a web page names. Pure.
///
/// Source: HTML Living Standard, §4.6.7.1 link type "alternate"; RSS Advisory Board, "RSS Autodiscovery".
public final class FeedLinks {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/json");

    private FeedLinks() {}

    /// Absolute addresses, in the page's order, each once.
    public static List<String> of(byte[] html, URI address) {
        try {
            Document page = Jsoup.parse(new ByteArrayInputStream(html), null, address.toString());
            return page.select("link[rel~=(?i)\\balternate\\b][href]").stream()
                    .filter(link -> TYPES.contains(type(link)))
                    .map(link -> link.absUrl("href"))
                    .filter(link -> link.startsWith("http"))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory can always be read", e);
        }
    }

    private static String type(Element link) {
        return link.attr("type").split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    }
}
