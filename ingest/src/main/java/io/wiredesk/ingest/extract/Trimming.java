package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Takes out of the passage what doesn't read like the rest of it: lists of links, boxes, forms.
final class Trimming {
    private static final Set<String> BOXES = Set.of(
            "form",
            "fieldset",
            "table",
            "ul",
            "ol",
            "dl",
            "div",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "figure");

    private final Outline outline;
    private final Wording wording;

    private Trimming(Outline outline, Wording wording) {
        this.outline = outline;
        this.wording = wording;
    }

    /// From the inside out: a box that loses its links may be one of text.
    static void trim(Outline outline, Place passage, Wording wording) {
        Trimming trimming = new Trimming(outline, wording);
        for (int i = passage.next() - 1; i > passage.index(); i--) {
            Place place = outline.place(i);
            if (BOXES.contains(place.element().normalName()) && outline.count(place) > 0 && trimming.isAlien(place)) {
                outline.takeOut(place);
            }
        }
    }

    private boolean isAlien(Place place) {
        Element element = place.element();
        int chars = outline.chars(place);
        int commas = outline.commas(place);
        double density = outline.linkDensity(place);
        int weight = wording.weight(element);
        if (isListLike(element)) {
            return density > 0.5 || (weight < 0 && density > 0.2) || looksLikeCards(place, chars, 1);
        }
        if (weight < 0 && commas < 10 && chars < 400) {
            return true;
        }
        if (commas >= 10 && density < 0.4) {
            return false;
        }
        return density > (weight >= 25 ? 0.5 : 0.35) || looksLikeCards(place, chars, element.nameIs("article") ? 1 : 2);
    }

    private static boolean isListLike(Element element) {
        return switch (element.normalName()) {
            case "ul", "ol", "dl", "table" -> true;
            default -> false;
        };
    }

    /// Several linked headings, each with little below it.
    private boolean looksLikeCards(Place place, int chars, int fewest) {
        int headings = (int) outline.left(place).stream()
                .filter(block -> block.isHeading() && block.linked() > 0)
                .count();
        return headings >= fewest && chars / headings < 300 && outline.count(place) <= 5 * headings;
    }
}
