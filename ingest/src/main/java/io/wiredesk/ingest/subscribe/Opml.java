package io.wiredesk.ingest.subscribe;

import io.wiredesk.ingest.parse.SafeXml;
import io.wiredesk.news.Feed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/// OPML, the format in which feed readers exchange subscriptions. Folders are tags; a folder in a folder is written
/// with a slash. Times of subscription are not part of the format.
///
/// Source: OPML 2.0, "Subscription lists".
public final class Opml {
    private Opml() {}

    /// The subscriptions of an OPML file, each address once, in the file's order; in several folders, with several
    /// tags.
    ///
    /// @throws IllegalArgumentException with one line saying what is wrong, when it is not OPML
    public static List<Feed> read(byte[] opml) {
        Document document;
        try {
            String text = new String(opml, StandardCharsets.UTF_8);
            document = SafeXml.parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JDOMException | IOException e) {
            throw new IllegalArgumentException("not an OPML file: " + e.getMessage(), e);
        }
        Element body = document.getRootElement().getChild("body");
        if (!document.getRootElement().getName().equals("opml") || body == null) {
            throw new IllegalArgumentException("not an OPML file: no <opml> with a <body>");
        }
        Map<String, Feed> found = new LinkedHashMap<>();
        collect(body, "", Instant.now(), found);
        return List.copyOf(found.values());
    }

    private static void collect(Element parent, String folder, Instant now, Map<String, Feed> found) {
        for (Element outline : parent.getChildren("outline")) {
            String url = outline.getAttributeValue("xmlUrl");
            String title = title(outline);
            if (url != null && !url.isBlank()) {
                add(Subscriptions.feed(url, title, folder.isEmpty() ? List.of() : List.of(folder), now), found);
            }
            String name = url != null || title == null ? "" : title.replace('/', '-');
            collect(outline, folder.isEmpty() || name.isEmpty() ? folder + name : folder + "/" + name, now, found);
        }
    }

    private static void add(Feed feed, Map<String, Feed> found) {
        Feed before = found.putIfAbsent(feed.getId(), feed);
        if (before != null) {
            List<String> tags = new ArrayList<>(before.getTags());
            feed.getTags().stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
            before.setTags(List.copyOf(tags));
        }
    }

    private static @Nullable String title(Element outline) {
        String title = outline.getAttributeValue("title");
        return title == null || title.isBlank() ? outline.getAttributeValue("text") : title;
    }

    /// The subscriptions as an OPML file: each feed in a folder of its own for each tag, untagged ones at the top.
    public static String write(List<Feed> feeds) {
        Element body = new Element("body");
        for (Feed feed : feeds) {
            if (feed.getTags().isEmpty()) {
                body.addContent(outline(feed));
            }
            for (String tag : feed.getTags()) {
                folder(body, tag).addContent(outline(feed));
            }
        }
        Element head = new Element("head").addContent(new Element("title").setText("Wiredesk subscriptions"));
        Element root = new Element("opml")
                .setAttribute("version", "2.0")
                .addContent(head)
                .addContent(body);
        return new XMLOutputter(Format.getPrettyFormat().setLineSeparator("\n")).outputString(new Document(root));
    }

    private static Element folder(Element body, String tag) {
        Element at = body;
        for (String name : tag.split("/", -1)) {
            at = child(at, name);
        }
        return at;
    }

    private static Element child(Element parent, String name) {
        for (Element outline : parent.getChildren("outline")) {
            if (outline.getAttribute("xmlUrl") == null && name.equals(outline.getAttributeValue("text"))) {
                return outline;
            }
        }
        Element made = new Element("outline").setAttribute("text", name);
        parent.addContent(made);
        return made;
    }

    private static Element outline(Feed feed) {
        String title = feed.getTitle() == null ? feed.getUrl() : feed.getTitle();
        return new Element("outline")
                .setAttribute("type", "rss")
                .setAttribute("text", title)
                .setAttribute("title", title)
                .setAttribute("xmlUrl", feed.getUrl());
    }
}
