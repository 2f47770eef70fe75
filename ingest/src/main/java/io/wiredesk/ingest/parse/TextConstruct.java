package io.wiredesk.ingest.parse;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jspecify.annotations.Nullable;

/// Reads an element that holds prose, in whichever of the many ways it does: plain, escaped, as XHTML, in Base64, or
/// other than its type says.
///
/// Source: RFC 4287 §3.1, Atom 0.3 `mode`; RSS says nothing, so that what looks like HTML is HTML.
final class TextConstruct {
    private static final String XHTML = "application/xhtml+xml";
    private static final Pattern END_TAG_OR_REFERENCE = Pattern.compile("</\\w+>|&#?\\w+;");
    private static final Pattern TAG = Pattern.compile("</?(\\w+)");
    private static final Pattern REFERENCE = Pattern.compile("&(\\w+);");
    private static final Set<String> UNREAL = Set.of("xmlns");

    private final Element element;
    private final String base;
    private final String version;
    private String type;

    private TextConstruct(Element element, String defaultType, String base, String version) {
        this.element = element;
        this.base = base;
        this.version = version;
        String stated = element.getAttributeValue("type");
        this.type = mapped(stated == null || stated.isBlank() ? defaultType : stated);
    }

    /// @param version of the feed, such as `atom10`
    static Markup of(Element element, String defaultType, String base, String version) {
        return new TextConstruct(element, defaultType, base, version).read();
    }

    private Markup read() {
        boolean base64 = "base64".equals(element.getAttributeValue("mode"))
                || !(type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("/xml"));
        String value = element.getChildren().isEmpty() && !type.equals(XHTML)
                ? element.getText().strip()
                : inline();
        if (base64) {
            value = decoded(value);
            type = looksLikeHtml(value) ? "text/html" : type;
        }
        if (!version.startsWith("atom") && type.equals("text/plain") && looksLikeHtml(value)) {
            type = "text/html";
        }
        value = Mojibake.undone(value);
        return switch (type) {
            case "text/html" -> Markup.ofHtml(value, base);
            case XHTML -> Markup.ofXhtml(value, base);
            default -> Markup.ofText(value);
        };
    }

    private String inline() {
        StringBuilder out = new StringBuilder();
        List<Content> contents = element.getContent();
        Element only = onlyDiv();
        append(only == null || !version.equals("atom10") ? contents : only.getContent(), out);
        return out.toString().strip();
    }

    /// The `div` that Atom asks for around XHTML, which is none of the text.
    private @Nullable Element onlyDiv() {
        Element only = element.getChildren().size() == 1 ? element.getChildren().getFirst() : null;
        boolean alone = only != null
                && only.getName().equalsIgnoreCase("div")
                && element.getTextTrim().isEmpty();
        if (alone) {
            type = XHTML;
        }
        return alone ? only : null;
    }

    private void append(List<Content> contents, StringBuilder out) {
        for (Content content : contents) {
            if (content instanceof Text text) {
                out.append(type.equals(XHTML) ? escaped(text.getText()) : text.getText());
            } else if (content instanceof Element inner) {
                append(inner, out);
            }
        }
    }

    private void append(Element inner, StringBuilder out) {
        String name = inner.getName().toLowerCase(Locale.ROOT);
        if (!type.endsWith("xml") && name.equals("div")) {
            append(inner.getContent(), out);
            return;
        }
        type = type.endsWith("xml") ? type : XHTML;
        out.append('<').append(name);
        if (name.equals("svg") || name.equals("math")) {
            out.append(" xmlns=\"").append(inner.getNamespaceURI()).append('"');
        }
        for (Attribute attribute : inner.getAttributes()) {
            if (!UNREAL.contains(attribute.getName())) {
                out.append(' ')
                        .append(qualified(attribute))
                        .append("=\"")
                        .append(escaped(attribute.getValue()).replace("\"", "&quot;"))
                        .append('"');
            }
        }
        out.append('>');
        append(inner.getContent(), out);
        out.append("</").append(name).append('>');
    }

    private static String qualified(Attribute attribute) {
        return switch (attribute.getNamespaceURI()) {
            case "" -> attribute.getName();
            case "http://www.w3.org/1999/xlink" -> "xlink:" + attribute.getName();
            default -> attribute.getQualifiedName();
        };
    }

    private static String escaped(String text) {
        return text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String decoded(String value) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(value);
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            return text.indexOf('\ufffd') >= 0 || bytes.length == 0 ? value : text;
        } catch (IllegalArgumentException e) {
            // Not Base64 after all, whatever the type says.
            return value;
        }
    }

    private static String mapped(String type) {
        String lower = type.toLowerCase(Locale.ROOT).strip();
        return switch (lower) {
            case "text", "plain" -> "text/plain";
            case "html" -> "text/html";
            case "xhtml" -> XHTML;
            default -> lower;
        };
    }

    /// Errs on the side of plain text: an end tag or a reference, and no tag that HTML doesn't know.
    private static boolean looksLikeHtml(String value) {
        if (!END_TAG_OR_REFERENCE.matcher(value).find()) {
            return false;
        }
        Matcher tags = TAG.matcher(value);
        while (tags.find()) {
            if (!SafeHtml.ELEMENTS.contains(tags.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        Matcher references = REFERENCE.matcher(value);
        while (references.find()) {
            if (org.jsoup.parser.Parser.unescapeEntities(references.group(), false)
                    .equals(references.group())) {
                return false;
            }
        }
        return true;
    }
}
