package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;

/// Reads an element into an [Outline] in one walk: block elements break, two `br` do, one is a space.
final class OutlineWalk implements NodeFilter {
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

    /// In a cell they show that the table is there for the layout.
    private static final Evaluator LAYOUT = QueryParser.parse("p, div, table");

    private record Open(Element element, int place, int from, boolean breaks) {}

    private final Predicate<Element> passedBy;
    private final List<Place> places = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private int breaks;

    private OutlineWalk(Predicate<Element> passedBy) {
        this.passedBy = passedBy;
    }

    /// @param passedBy elements that are read as if they weren't there
    static Outline of(Element root, Predicate<Element> passedBy) {
        OutlineWalk walk = new OutlineWalk(passedBy);
        root.filter(walk);
        return new Outline(walk.places, walk.blocks);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (!open.isEmpty() && passedBy.test(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            enter(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            leave(element);
        }
        return FilterResult.CONTINUE;
    }

    private void enter(Element element) {
        boolean breaking = open.isEmpty() || isBreak(element);
        if (breaking) {
            close();
        } else if (element.nameIs("br")) {
            lineBreak();
        } else if (element.nameIs("a")) {
            links++;
        } else if (isCell(element)) {
            space();
        }
        int parent = open.isEmpty() ? -1 : open.getLast().place();
        int from = text.isEmpty() ? blocks.size() : blocks.size() + 1;
        open.addLast(new Open(element, places.size(), from, breaking));
        places.add(new Place(element, places.size(), parent, 0, 0, 0));
    }

    private void leave(Element element) {
        Open left = open.getLast();
        if (left.breaks()) {
            close();
        } else if (element.nameIs("a")) {
            links--;
        }
        open.removeLast();
        int parent = places.get(left.place()).parent();
        int from = Math.min(left.from(), blocks.size());
        places.set(left.place(), new Place(element, left.place(), parent, places.size(), from, blocks.size()));
    }

    private void append(String value) {
        int before = text.length();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff') {
                space();
            } else {
                text.append(c);
            }
        }
        int added = text.length() - before;
        if (added > 0 && !value.isBlank()) {
            breaks = 0;
            linked += links > 0 ? added : 0;
        }
    }

    /// At most one, and none at the start.
    private void space() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private void lineBreak() {
        breaks++;
        if (breaks > 1) {
            close();
        } else {
            space();
        }
    }

    private void close() {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == ' ') {
            text.setLength(length - 1);
        }
        if (!text.isEmpty()) {
            Open holder = holder();
            blocks.add(new Block(text.toString(), linked, holder.element(), holder.place()));
        }
        text.setLength(0);
        linked = 0;
        breaks = 0;
    }

    private Open holder() {
        for (Open around : (Iterable<Open>) open::descendingIterator) {
            if (around.breaks()) {
                return around;
            }
        }
        return open.getFirst();
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    private static boolean isBreak(Element element) {
        return BREAKING.contains(element.normalName())
                || (isCell(element)
                        && (element.selectFirst(LAYOUT) != null
                                || element.text().length() > CELL_CHARS));
    }
}
