package io.wiredesk.ingest.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/// Makes the addresses of a feed absolute, each against the base that is in force where it stands.
///
/// Source: XML Base (W3C), RFC 3986 §5.
final class Links {
    private Links() {}

    /// The address resolved against the base; as it is when it can't be.
    static String absolute(String link, String base) {
        String stripped = link.strip().replace(" ", "%20");
        try {
            URI uri = URI.create(stripped);
            return uri.isAbsolute() || base.isEmpty()
                    ? stripped
                    : URI.create(base).resolve(uri).toString();
        } catch (IllegalArgumentException e) {
            return stripped;
        }
    }

    static @Nullable String absoluteOrNull(@Nullable String link, String base) {
        return link == null || link.isBlank() ? null : absolute(link, base);
    }

    /// Rewrites link attributes and link elements in place, so that who reads the document needs no bases.
    static void resolveAll(Document document, String base) {
        // Collected first: setting a text changes the tree that is being walked.
        List<Element> elements = new ArrayList<>();
        document.getDescendants(Filters.element()).forEach(elements::add);
        for (Element element : elements) {
            String inForce = baseOf(element, base);
            switch (element.getName()) {
                case "link", "enclosure", "content" -> {
                    resolve(element.getAttribute("href"), inForce);
                    resolve(element.getAttribute("url"), inForce);
                    resolve(element.getAttribute("src"), inForce);
                    resolveText(element, inForce, "link");
                }
                case "url", "icon", "logo", "uri" -> resolveText(element, inForce, element.getName());
                default -> {
                    continue;
                }
            }
        }
    }

    private static void resolve(@Nullable Attribute attribute, String base) {
        if (attribute != null) {
            attribute.setValue(absolute(attribute.getValue(), base));
        }
    }

    private static void resolveText(Element element, String base, String name) {
        if (element.getName().equals(name)
                && element.getChildren().isEmpty()
                && !element.getTextTrim().isEmpty()) {
            element.setText(absolute(element.getTextTrim(), base));
        }
    }

    private static String baseOf(Element element, String outermost) {
        Element parent = element.getParentElement();
        String outer = parent == null ? outermost : baseOf(parent, outermost);
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        return own == null ? outer : absolute(own, outer);
    }
}
