package io.wiredesk.ingest.subscribe;

import io.wiredesk.ingest.parse.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.JDOMException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads OPML, the format in which feed readers exchange subscriptions. Folders are tags; a folder in a folder is
/// written with a slash. What is said of a feed beyond the format stands in attributes of a namespace of ours
/// ([OutlineSettings]).
///
/// Lenient, as OPML 1.0 and what is written by hand need it: names in any letter case, markup that isn't well-formed.
/// What can't be used is told and left out. Nothing outside the file is ever read: no DTD, no entity, no inclusion.
///
/// Source: OPML 2.0, "Subscription lists".
public final class Opml {
    /// Folders in folders beyond are read as if they were on this level.
    private static final int MAX_DEPTH = 50;

    /// Beyond, walking would exhaust the stack.
    private static final int MAX_NESTING = 500;

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Subscription> found = new LinkedHashMap<>();
    private final Map<String, String> namespaces;
    private int outlines;

    private Opml(Map<String, String> namespaces) {
        this.namespaces = namespaces;
    }

    /// What a file holds.
    ///
    /// @param subscriptions each feed once, in the file's order; in several folders, with several tags
    /// @param warnings a line for each thing that could not be used
    public record Content(List<Subscription> subscriptions, List<String> warnings) {
        public Content {
            subscriptions = List.copyOf(subscriptions);
            warnings = List.copyOf(warnings);
        }
    }

    /// @throws IllegalArgumentException with one line saying what is wrong, when it is not OPML
    public static Content read(byte[] file) {
        Document document = document(file);
        Element root = document.selectFirst("opml");
        Element body = root == null ? null : child(root, "body");
        if (root == null || body == null) {
            throw new IllegalArgumentException("not an OPML file: no <opml> with a <body>");
        }
        Opml opml = new Opml(namespaces(root));
        opml.tellFaults(file, document.charset());
        opml.collect(body, "", 0);
        return new Content(List.copyOf(opml.found.values()), opml.warnings);
    }

    private static Document document(byte[] file) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(file), null, "", Parser.xmlParser());
        } catch (IOException e) {
            throw new IllegalArgumentException("not an OPML file: " + e.getMessage(), e);
        }
    }

    private void tellFaults(byte[] file, Charset charset) {
        try {
            String text = new String(file, charset);
            SafeXml.parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JDOMException | IOException e) {
            warnings.add("not quite XML, read as far as it makes sense: "
                    + FeedSettings.line(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.children().stream()
                .filter(element -> element.tagName().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /// Prefixes by what they stand for.
    private static Map<String, String> namespaces(Element root) {
        Map<String, String> namespaces = new LinkedHashMap<>();
        for (Attribute attribute : root.attributes()) {
            if (attribute.getKey().startsWith("xmlns:")) {
                namespaces.put(attribute.getKey().substring("xmlns:".length()), attribute.getValue());
            }
        }
        return namespaces;
    }

    private void collect(Element parent, String folder, int depth) {
        for (Element outline : parent.children()) {
            if (!outline.tagName().equalsIgnoreCase("outline")) {
                continue;
            }
            outlines++;
            OutlineAttributes attributes = OutlineAttributes.of(outline, namespaces);
            if (attributes.is("isComment", "true")) {
                warnings.add(named(attributes) + " is commented out; left out with all that is in it");
                continue;
            }
            String url = attributes.feedUrl();
            if (url != null) {
                add(url, attributes, folder);
            } else if (attributes.is("type", "rss") || attributes.is("type", "include")) {
                warnings.add(named(attributes) + " names no feed; left out");
            }
            String title = attributes.title();
            String name = url != null || title == null ? "" : title.replace('/', '-');
            String inside =
                    depth >= MAX_DEPTH || name.isEmpty() ? folder : folder.isEmpty() ? name : folder + "/" + name;
            if (depth < MAX_NESTING) {
                collect(outline, inside, depth + 1);
            } else if (!outline.children().isEmpty()) {
                warnings.add(named(attributes) + " is nested too deep; what is in it is left out");
            }
        }
    }

    private void add(String url, OutlineAttributes attributes, String folder) {
        try {
            FeedSettings said = OutlineSettings.read(attributes);
            List<String> tags = folder.isEmpty() ? List.of() : List.of(folder);
            FeedSettings all = said.and(FeedSettings.tagged(tags));
            Subscription subscription = Subscription.of(url, all, OutlineSettings.addedAt(attributes));
            found.merge(
                    subscription.id(),
                    subscription,
                    (a, b) -> new Subscription(a.url(), a.settings().and(b.settings()), a.addedAt()));
        } catch (IllegalArgumentException e) {
            warnings.add(named(attributes) + ": " + FeedSettings.line(String.valueOf(e.getMessage())) + "; left out");
        }
    }

    private String named(OutlineAttributes attributes) {
        String title = attributes.title();
        return "outline " + outlines + (title == null ? "" : " '" + FeedSettings.line(title) + "'");
    }
}
