package io.wiredesk.ingest.extract;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// Takes out of the passage what doesn't read like the rest of it: lists of links, boxes, forms. Changes the elements.
final class Trimming {
    private Trimming() {}

    static void trim(Element root) {
        Elements inner = root.select("form, fieldset, table, ul, ol, dl, div, section, aside, header, footer, figure");
        for (int i = inner.size() - 1; i >= 0; i--) {
            Element element = inner.get(i);
            if (!element.equals(root) && element.parent() != null && isAlien(element)) {
                element.remove();
            }
        }
    }

    private static boolean isAlien(Element element) {
        List<Block> blocks = Blocks.of(element);
        int chars = blocks.stream().mapToInt(block -> block.text().length()).sum();
        if (chars == 0) {
            return true;
        }
        int commas = blocks.stream().mapToInt(Block::commas).sum();
        int linked = blocks.stream().mapToInt(Block::linked).sum();
        double density = Math.min(1.0, (double) linked / chars);
        int weight = Wording.weight(element);
        if (isListLike(element)) {
            return density > 0.5 || (weight < 0 && density > 0.2);
        }
        if (weight < 0 && commas < 10 && chars < 400) {
            return true;
        }
        if (commas >= 10 && density < 0.4) {
            return false;
        }
        return density > (weight >= 25 ? 0.5 : 0.35) || looksLikeCards(element, blocks, chars);
    }

    private static boolean isListLike(Element element) {
        return switch (element.normalName()) {
            case "ul", "ol", "dl", "table" -> true;
            default -> false;
        };
    }

    /// Several linked headings, each with little below it.
    private static boolean looksLikeCards(Element element, List<Block> blocks, int chars) {
        int headings =
                element.select("h2 a, h3 a, h4 a, h5 a, a h2, a h3, a h4, a h5").size();
        return headings >= 2 && chars / headings < 300 && blocks.size() <= 5 * headings;
    }
}
