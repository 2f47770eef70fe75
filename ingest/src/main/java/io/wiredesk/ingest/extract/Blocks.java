package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Reads an element as a list of blocks, in the order of the page: block elements break, two `br` do, one is a space.
final class Blocks implements NodeVisitor {
    /// A cell with less is part of its row's line.
    private static final int CELL_CHARS = 60;

    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
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
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "caption",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "address",
            "hr",
            "details",
            "summary",
            "center",
            "body",
            "amp-img");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Element root;
    private int linked;
    private int links;
    private int breaks;

    private Blocks(Element root) {
        this.root = root;
    }

    static List<Block> of(Element root) {
        Blocks visitor = new Blocks(root);
        root.traverse(visitor);
        visitor.close(root);
        return visitor.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words);
        } else if (node instanceof Element element) {
            if (element.nameIs("a")) {
                links++;
            } else if (element.nameIs("br")) {
                lineBreak(element);
            } else if (isBreak(element)) {
                close(around(element));
            } else if (isCell(element)) {
                text.append(' ');
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.nameIs("a")) {
                links--;
            } else if (isBreak(element)) {
                close(element);
            }
        }
    }

    private void append(TextNode words) {
        String value = words.getWholeText();
        if (value.isBlank()) {
            text.append(' ');
            return;
        }
        breaks = 0;
        text.append(value);
        linked += links > 0 ? value.strip().length() : 0;
    }

    private void lineBreak(Element element) {
        breaks++;
        if (breaks > 1) {
            close(around(element));
        } else {
            text.append(' ');
        }
    }

    private void close(Element holder) {
        String tidy =
                text.toString().replaceAll("[\\s\\u00a0\\u200b\\ufeff]+", " ").strip();
        if (!tidy.isEmpty()) {
            blocks.add(new Block(tidy, linked, holder));
        }
        text.setLength(0);
        linked = 0;
        breaks = 0;
    }

    private Element around(Element element) {
        for (Element outer = element.parent(); outer != null && !outer.equals(root); outer = outer.parent()) {
            if (isBreak(outer)) {
                return outer;
            }
        }
        return root;
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private static boolean isBreak(Element element) {
        return BREAKING.contains(element.normalName())
                || (isCell(element) && (element.text().length() > CELL_CHARS || element.selectFirst("p, div") != null));
    }
}
