package io.wiredesk.ingest.subscribe;

import io.wiredesk.news.Feed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/// Writes subscriptions as OPML 2.0, so that [Opml] reads the same: each feed in a folder of its own for each tag,
/// untagged ones at the top.
public final class OpmlWriter {
    private static final Namespace OURS = Namespace.getNamespace("wiredesk", OutlineSettings.NAMESPACE);

    private final boolean secrets;
    private final Element body = new Element("body");
    private final Map<String, Element> folders = new HashMap<>();
    private final Map<String, Namespace> namespaces = new TreeMap<>();

    private OpmlWriter(boolean secrets) {
        this.secrets = secrets;
    }

    /// @param secrets whether request headers and credentials are written too
    public static String write(List<Feed> feeds, boolean secrets) {
        OpmlWriter writer = new OpmlWriter(secrets);
        feeds.forEach(writer::add);
        Element head = new Element("head").addContent(new Element("title").setText("Wiredesk subscriptions"));
        Element root = new Element("opml").setAttribute("version", "2.0");
        root.addNamespaceDeclaration(OURS);
        writer.namespaces.values().forEach(root::addNamespaceDeclaration);
        root.addContent(head).addContent(writer.body);
        return new XMLOutputter(Format.getPrettyFormat().setLineSeparator("\n")).outputString(new Document(root));
    }

    private void add(Feed feed) {
        List<String> tags = feed.getTags().stream().filter(OpmlWriter::isFolder).toList();
        if (tags.isEmpty()) {
            body.addContent(outline(feed));
        }
        tags.forEach(tag -> folder(tag).addContent(outline(feed)));
    }

    /// Whether a tag can be told by folders: by names, none of them blank.
    static boolean isFolder(String tag) {
        return Arrays.stream(tag.split("/", -1))
                .allMatch(name -> !name.isEmpty() && FeedSettings.line(name).equals(name));
    }

    private Element folder(String tag) {
        Element known = folders.get(tag);
        if (known != null) {
            return known;
        }
        int slash = tag.lastIndexOf('/');
        Element made = new Element("outline").setAttribute("text", tag.substring(slash + 1));
        (slash < 0 ? body : folder(tag.substring(0, slash))).addContent(made);
        folders.put(tag, made);
        return made;
    }

    private Element outline(Feed feed) {
        Element outline = new Element("outline");
        Map<String, String> others = feed.getOutline();
        outline.setAttribute("type", others.getOrDefault("type", "rss"));
        String title = feed.getTitle();
        outline.setAttribute(
                "text", FeedSettings.line(others.getOrDefault("text", title == null ? feed.getUrl() : title)));
        if (title != null) {
            outline.setAttribute("title", FeedSettings.line(title));
        }
        outline.setAttribute("xmlUrl", FeedSettings.line(feed.getUrl()));
        if (feed.getLanguage() != null) {
            outline.setAttribute("language", FeedSettings.line(feed.getLanguage()));
        }
        new TreeMap<>(others).forEach((name, value) -> setOther(outline, name, value));
        OutlineSettings.write(feed, secrets)
                .forEach((name, value) -> outline.setAttribute(name, FeedSettings.line(value), OURS));
        return outline;
    }

    /// An attribute that can't be one in XML is left out; only another program can have made it.
    private void setOther(Element outline, String name, String value) {
        int end = name.startsWith("{") ? name.indexOf('}') : -1;
        String local = name.substring(end + 1);
        boolean set = end < 0
                && outline.getAttributes().stream().anyMatch(a -> a.getName().equalsIgnoreCase(local));
        if (set || Verifier.checkAttributeName(local) != null) {
            return;
        }
        if (end < 0) {
            outline.setAttribute(local, FeedSettings.line(value));
        } else if (Verifier.checkNamespaceURI(name.substring(1, end)) == null) {
            outline.setAttribute(local, FeedSettings.line(value), namespace(name.substring(1, end)));
        }
    }

    private Namespace namespace(String uri) {
        return namespaces.computeIfAbsent(uri, _ -> Namespace.getNamespace("x" + (namespaces.size() + 1), uri));
    }
}
