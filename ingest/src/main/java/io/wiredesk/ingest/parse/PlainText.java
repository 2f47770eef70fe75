package io.wiredesk.ingest.parse;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Makes plain text of HTML: a block is a paragraph, paragraphs are separated by a blank line. Pure.
final class PlainText {
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "form");

    private PlainText() {}

    static String of(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(String.join(",", UNSEEN)).remove();
        StringBuilder out = new StringBuilder();
        body.traverse(new Visitor(out));
        return tidy(out.toString());
    }

    /// Spaces within a line are one, lines of a paragraph are joined, blank lines are one.
    static String tidy(String text) {
        return Arrays.stream(text.replace('\u00a0', ' ').split("\\R\\s*\\R", -1))
                .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private record Visitor(StringBuilder out) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                breakBefore(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                out.append("\n\n");
            }
        }

        private void breakBefore(Element element) {
            if (element.isBlock()) {
                out.append("\n\n");
            } else if (element.nameIs("br")) {
                out.append('\n');
            } else if (element.nameIs("td") || element.nameIs("th")) {
                out.append(' ');
            }
        }
    }
}
