package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import io.wiredesk.ingest.extract.Pruning.Strictness;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// The paragraphs of a page's article, found in passes: where a strict one finds little, a laxer one may find more.
final class MainText {
    /// Characters that make an article; with fewer the next pass is tried.
    private static final int ENOUGH = 400;

    /// A laxer pass brings in the site's own words: it must find this many times the text.
    private static final double MUCH_MORE = 2;

    private static final int SHORTEST_SENTENCE = 60;

    private MainText() {}

    static List<String> of(Document page, @Nullable String title, @Nullable String stated) {
        List<String> best = List.of();
        Wording wording = new Wording();
        for (Strictness strictness : Strictness.values()) {
            List<String> found = pass(page, strictness, wording, title);
            if (best.isEmpty() || worth(found) > MUCH_MORE * worth(best)) {
                best = found;
            }
            if (worth(best) >= ENOUGH) {
                break;
            }
        }
        return stated == null ? best : StatedBody.reconcile(best, stated, title);
    }

    private static List<String> pass(Document page, Strictness strictness, Wording wording, @Nullable String title) {
        Outline outline = Pruning.prune(page.body(), strictness, wording);
        List<Place> passage = Passage.of(outline, wording);
        if (strictness != Strictness.TAGS) {
            passage.forEach(place -> Trimming.trim(outline, place, wording));
        }
        return Paragraphs.of(outline, passage, title, page.title());
    }

    /// Characters in sentences: labels and names may be many, and worth nothing.
    private static int worth(List<String> paragraphs) {
        return length(paragraphs.stream().filter(MainText::isSentence).toList());
    }

    private static boolean isSentence(String paragraph) {
        return paragraph.length() > SHORTEST_SENTENCE && Block.endsSentence(paragraph);
    }

    static int length(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }
}
