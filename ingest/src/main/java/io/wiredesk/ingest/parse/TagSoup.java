package io.wiredesk.ingest.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/// Makes well-formed XML of whatever has tags: what is opened is closed, names and prefixes become legal.
final class TagSoup implements NodeVisitor {
    private static final int MAX_DEPTH = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?");
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])"
                    + "|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    /// Vocabularies by the prefixes that everybody uses for them.
    private static final Map<String, String> USUAL = Map.of(
            "dc", "http://purl.org/dc/elements/1.1/",
            "dcterms", "http://purl.org/dc/terms/",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "media", "http://search.yahoo.com/mrss/",
            "atom", "http://www.w3.org/2005/Atom",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private final StringBuilder out = new StringBuilder();

    private TagSoup() {}

    /// As it is where there is no element in it.
    static String wellFormed(String text) {
        Document soup = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(text, "");
        Element root = soup.children().stream()
                .filter(element -> NAME.matcher(element.tagName()).matches())
                .findFirst()
                .orElse(null);
        if (root == null) {
            return text;
        }
        declarePrefixes(root);
        TagSoup writer = new TagSoup();
        root.traverse(writer);
        return ILLEGAL.matcher(writer.out).replaceAll("");
    }

    private static void declarePrefixes(Element root) {
        Map<String, String> undeclared = new HashMap<>();
        for (Element element : root.getAllElements()) {
            note(element.tagName(), undeclared);
            element.attributes().forEach(attribute -> note(attribute.getKey(), undeclared));
        }
        undeclared.forEach((prefix, uri) -> {
            if (root.attr("xmlns:" + prefix).isBlank()) {
                root.attr("xmlns:" + prefix, uri);
            }
        });
    }

    private static void note(String name, Map<String, String> prefixes) {
        int colon = name.indexOf(':');
        if (colon > 0 && NAME.matcher(name).matches()) {
            String prefix = name.substring(0, colon);
            if (!prefix.startsWith("xml")) {
                prefixes.put(prefix, USUAL.getOrDefault(prefix, "urn:undeclared:" + prefix));
            }
        }
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof CDataNode data) {
            out.append(escaped(data.getWholeText()));
        } else if (node instanceof TextNode text) {
            out.append(escaped(text.getWholeText()));
        } else if (node instanceof Element element && isLegal(element)) {
            out.append('<').append(element.tagName());
            for (Attribute attribute : element.attributes()) {
                boolean emptyNamespace = attribute.getKey().startsWith("xmlns:")
                        && attribute.getValue().isBlank();
                if (NAME.matcher(attribute.getKey()).matches() && !emptyNamespace) {
                    out.append(' ').append(attribute.getKey()).append("=\"");
                    out.append(escaped(attribute.getValue()).replace("\"", "&quot;"))
                            .append('"');
                }
            }
            out.append('>');
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && isLegal(element)) {
            out.append("</").append(element.tagName()).append('>');
        }
    }

    private static boolean isLegal(Element element) {
        return NAME.matcher(element.tagName()).matches();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
