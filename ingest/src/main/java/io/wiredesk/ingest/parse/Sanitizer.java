package io.wiredesk.ingest.parse;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.parser.Parser;

/// Rewrites markup so that showing it can't do harm, token by token and as lenient as feeds need it: elements and
/// attributes that aren't listed go (scripts and styles with all that is in them), addresses become absolute, comments
/// and
/// declarations go. Everything that is kept is written anew with its quotes and brackets escaped. Makes plain text on
/// the
/// same way. Pure; linear in the length.
final class Sanitizer {
    private static final Set<String> RAW = Set.of("script", "style", "applet", "template");
    private static final Set<String> UNSEEN = Set.of("svg", "math", "select", "datalist", "map", "noscript");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "nav",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "table",
            "tr",
            "caption",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "address",
            "hr",
            "details",
            "center",
            "tbody",
            "thead",
            "tfoot",
            "legend",
            "menu",
            "dir");

    private final String source;
    private final String base;
    private final boolean xml;
    private final StringBuilder html;
    private final StringBuilder text;
    private int at;
    private int math;
    private int svg;
    private int unseen;

    private Sanitizer(String source, String base, boolean xml) {
        this.source = source;
        this.base = base;
        this.xml = xml;
        this.html = new StringBuilder(source.length() + 16);
        this.text = new StringBuilder(source.length());
    }

    /// @param xml whether a tag that closes itself has no end tag, as in XHTML
    static Markup clean(String source, String base, boolean xml) {
        Sanitizer sanitizer = new Sanitizer(source, base, xml);
        sanitizer.run();
        return new Markup(sanitizer.html.toString().strip(), PlainText.tidy(sanitizer.text.toString()), true);
    }

    private void run() {
        while (at < source.length()) {
            int open = source.indexOf('<', at);
            if (open < 0) {
                words(source.substring(at));
                return;
            }
            if (open > at) {
                words(source.substring(at, open));
            }
            at = open;
            token();
        }
    }

    private void words(String raw) {
        if (raw.indexOf('&') < 0) {
            append(raw);
            return;
        }
        html.append(References.tidy(raw, false));
        if (unseen == 0) {
            text.append(Parser.unescapeEntities(raw, false));
        }
    }

    private void append(String plain) {
        if (plain.indexOf('>') < 0 && plain.indexOf('<') < 0) {
            html.append(plain);
        } else {
            html.append(plain.replace("<", "&lt;").replace(">", "&gt;"));
        }
        if (unseen == 0) {
            text.append(plain);
        }
    }

    private void token() {
        char next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        if (isLetter(next)) {
            startTag();
        } else if (next == '/' && at + 2 < source.length() && isLetter(source.charAt(at + 2))) {
            endTag();
        } else if (source.startsWith("<!--", at)) {
            int end = source.indexOf("-->", at + 4);
            int close = end < 0 ? source.indexOf('>', at) : end;
            at = close < 0 ? source.length() : end < 0 ? close + 1 : end + 3;
        } else if (next == '?' || source.regionMatches(true, at, "<!doctype", 0, 9) || next == '/') {
            int end = source.indexOf('>', at);
            at = end < 0 ? source.length() : end + 1;
        } else {
            append("<");
            at++;
        }
    }

    private void startTag() {
        TagReader tag = TagReader.at(source, at);
        at = tag.end();
        String name = tag.name();
        if (RAW.contains(name)) {
            skipRaw(name, tag.selfClosing());
            return;
        }
        if (name.equals("svg")) {
            svg++;
        } else if (name.equals("math")) {
            math++;
        }
        unseen += UNSEEN.contains(name) && !tag.selfClosing() ? 1 : 0;
        String written = written(name);
        breakText(name);
        if (!written.isEmpty()) {
            write(written, name, tag);
        }
        if (tag.selfClosing()
                && !SafeHtml.VOID.contains(name)
                && (xml || tag.attributes().isEmpty())) {
            close(name);
        }
    }

    /// The name to write; empty for an element that goes.
    private String written(String name) {
        if (svg > 0 && SafeHtml.SVG_ELEMENTS.containsKey(name)) {
            return SafeHtml.SVG_ELEMENTS.getOrDefault(name, "");
        }
        if ((math > 0 && SafeHtml.MATH_ELEMENTS.contains(name)) || SafeHtml.ELEMENTS.contains(name)) {
            return name;
        }
        return "";
    }

    private void write(String written, String name, TagReader tag) {
        html.append('<').append(written);
        attributes(name, tag.attributes())
                .forEach((key, value) -> html.append(' ')
                        .append(key)
                        .append("=\"")
                        .append(References.tidy(
                                value.replace("\"", "&quot;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;"),
                                true))
                        .append('"'));
        html.append(SafeHtml.VOID.contains(name) ? " />" : ">");
    }

    private Map<String, String> attributes(String name, Map<String, String> stated) {
        if (stated.isEmpty() && !name.equals("svg") && !name.equals("math")) {
            return Map.of();
        }
        Map<String, String> kept = new TreeMap<>();
        boolean inSvg = svg > 0 && SafeHtml.SVG_ELEMENTS.containsKey(name);
        boolean inMath = math > 0 && !inSvg && SafeHtml.MATH_ELEMENTS.contains(name);
        stated.forEach((key, value) -> {
            String kind = inSvg ? SafeHtml.SVG_ATTRIBUTES.getOrDefault(key, "") : key;
            boolean safe =
                    inSvg ? !kind.isEmpty() : (inMath ? SafeHtml.MATH_ATTRIBUTES : SafeHtml.ATTRIBUTES).contains(key);
            String style = key.equals("style") && !inMath ? SafeStyle.of(value, svg > 0) : "";
            if (!style.isEmpty()) {
                kept.put(key, style);
            } else if (safe && !key.equals("style")) {
                kept.put(kind, value(key, value));
            }
        });
        namespaces(name, kept);
        return kept;
    }

    private String value(String key, String value) {
        if (SafeHtml.ADDRESSES.contains(key)) {
            String plain = value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
            return Links.safe(plain, base);
        }
        return key.equals("rel") || key.equals("type") ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static void namespaces(String name, Map<String, String> kept) {
        if (name.equals("svg")) {
            kept.put("xmlns", "http://www.w3.org/2000/svg");
        } else if (name.equals("math")) {
            kept.put("xmlns", "http://www.w3.org/1998/Math/MathML");
        }
        kept.remove("xmlns:xlink");
        if (kept.keySet().stream().anyMatch(key -> key.startsWith("xlink:"))) {
            kept.put("xmlns:xlink", "http://www.w3.org/1999/xlink");
        }
    }

    private void endTag() {
        TagReader tag = TagReader.at(source, at + 1);
        at = tag.end();
        close(tag.name());
    }

    private void close(String name) {
        breakText(name);
        unseen -= unseen > 0 && UNSEEN.contains(name) ? 1 : 0;
        String written = written(name);
        if (!written.isEmpty() && !SafeHtml.VOID.contains(name)) {
            html.append("</").append(written).append('>');
        }
        svg -= svg > 0 && name.equals("svg") ? 1 : 0;
        math -= math > 0 && name.equals("math") ? 1 : 0;
    }

    /// To the end tag, or to the end where there is none.
    private void skipRaw(String name, boolean closed) {
        String end = "</" + name;
        int from = at;
        while (!closed
                && from >= 0
                && from < source.length()
                && !source.regionMatches(true, from, end, 0, end.length())) {
            from = source.indexOf('<', from + 1);
        }
        int close = from < 0 ? -1 : closed ? at - 1 : source.indexOf('>', from);
        at = close < 0 ? source.length() : close + 1;
    }

    private void breakText(String name) {
        if (unseen > 0) {
            return;
        }
        if (BLOCKS.contains(name)) {
            text.append("\n\n");
        } else if (name.equals("br")) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
