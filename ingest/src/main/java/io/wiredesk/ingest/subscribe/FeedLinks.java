package io.wiredesk.ingest.subscribe;

import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.WebAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The feeds that a web page names, and those that it may have. Pure.
///
/// Source: HTML Living Standard, §4.6.7.1 link type "alternate"; RSS Advisory Board, "RSS Autodiscovery".
public final class FeedLinks {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/json");

    /// What links to feeds look like: `/feed/`, `/rss`, `news.rss`, `index.xml`, `atom.xml`, `feed.json`, `?feed=rss2`.
    private static final Pattern FEED_LIKE = Pattern.compile(
            "(?i).*(?:/(?:feed|feeds|rss|atom|rdf)/?|\\.(?:rss|atom|rdf)|[/_-](?:rss2?|atom|feed|index|news)"
                    + "\\.(?:xml|json|rdf)|[?&](?:feed|format)=(?:rss2?|atom|feed)[^/]*)"
                    + "(?:[?#].*)?");

    /// Where content management systems have them, the most frequent first.
    private static final List<String> USUAL =
            List.of("feed/", "rss.xml", "feed.xml", "atom.xml", "rss", "index.xml", "feed.json", "feeds/posts/default");

    /// Of a page's feeds, the one of its readers' comments.
    private static final Pattern COMMENTS =
            Pattern.compile("(?i).*(?:/comments/feed|comments?\\s+feed|comments/default).*");

    private FeedLinks() {}

    /// What the page names as its feeds: absolute addresses, in its order, each once; those of comments only where
    /// there is nothing else.
    public static List<String> of(byte[] html, URI address) {
        List<Element> links = parsed(html, address).select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> TYPES.contains(type(link)))
                .toList();
        List<String> articles = addresses(links.stream().filter(link -> !isOfComments(link)));
        return articles.isEmpty() ? addresses(links.stream()) : articles;
    }

    private static boolean isOfComments(Element link) {
        return COMMENTS.matcher(link.attr("title")).matches()
                || COMMENTS.matcher(link.attr("href")).matches();
    }

    /// What the page links to and may be a feed by its looks, in the page's order, each once.
    public static List<String> anchors(byte[] html, URI address) {
        return addresses(parsed(html, address).select("a[href]").stream()
                .filter(link -> TYPES.contains(type(link))
                        || FEED_LIKE.matcher(link.attr("href").strip()).matches()));
    }

    /// Where a site's feed usually is: below the page, then below the site's root.
    public static List<String> usual(URI address) {
        String page = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        return Stream.of(folder, "/")
                .distinct()
                .flatMap(base ->
                        USUAL.stream().map(name -> address.resolve(base + name).toString()))
                .toList();
    }

    private static List<String> addresses(Stream<Element> links) {
        return links.map(link -> link.absUrl("href"))
                .filter(FeedLinks::isAddress)
                .distinct()
                .toList();
    }

    private static boolean isAddress(String link) {
        try {
            return link.startsWith("http") && WebAddress.of(link).uri().isAbsolute();
        } catch (FetchFault _) {
            return false;
        }
    }

    private static Document parsed(byte[] html, URI address) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(html), null, address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory can always be read", e);
        }
    }

    private static String type(Element link) {
        return link.attr("type").split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    }
}
