package io.wiredesk.ingest.parse;

import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;

/// The name by which an element is known here: its local name in lower case, with the usual prefix of its vocabulary
/// where it belongs to an extension, whatever prefix the feed chose. RSS and Atom of every version share one
/// vocabulary.
final class Vocabulary {
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://purl.org/rss/1.0/", ""),
            Map.entry("http://purl.org/net/rss1.1#", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://example.com/newformat#", ""),
            Map.entry("http://example.com/necho", ""),
            Map.entry("http://purl.org/echo/", ""),
            Map.entry("uri/of/echo/namespace#", ""),
            Map.entry("http://purl.org/pie/", ""),
            Map.entry("http://purl.org/atom/ns#", ""),
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("https://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/rss/1.0/modules/rss091#", ""),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/elements/1.0/", "dc:"),
            Map.entry("http://purl.org/dc/terms/", "dcterms:"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content:"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes:"),
            Map.entry("http://search.yahoo.com/mrss", "media:"),
            Map.entry("http://search.yahoo.com/mrss/", "media:"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
            Map.entry("http://www.w3.org/2000/svg", "svg:"),
            Map.entry("http://www.w3.org/1998/math/mathml", "math:"));

    private Vocabulary() {}

    static String name(Element element) {
        String local = element.getName();
        return prefix(element) + (isLower(local) ? local : local.toLowerCase(Locale.ROOT));
    }

    private static String prefix(Element element) {
        String uri = element.getNamespaceURI();
        if (uri.isEmpty()) {
            return "";
        }
        String lower = uri.toLowerCase(Locale.ROOT);
        String known = lower.contains("backend.userland.com/rss") ? "" : PREFIXES.get(lower);
        if (known != null) {
            return known;
        }
        String given = element.getNamespacePrefix();
        return given.isEmpty() ? "" : given.toLowerCase(Locale.ROOT) + ":";
    }

    private static boolean isLower(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
