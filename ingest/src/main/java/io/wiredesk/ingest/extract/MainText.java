package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Pruning.Strictness;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The paragraphs of a page's article, found in passes: where a strict one finds little, a laxer one may find more.
final class MainText {
    /// Characters that make an article; with fewer the next pass is tried.
    private static final int ENOUGH = 400;

    /// A laxer pass brings in the site's own words: it must find this many times the text.
    private static final double MUCH_MORE = 2;

    private MainText() {}

    static List<String> of(Document page, @Nullable String title, @Nullable String stated) {
        List<String> best = List.of();
        for (Strictness strictness : Strictness.values()) {
            List<String> found = pass(page.clone(), strictness, title);
            if (length(found) > MUCH_MORE * length(best)) {
                best = found;
            }
            if (length(best) >= ENOUGH) {
                break;
            }
        }
        return stated == null ? best : StatedBody.reconcile(best, stated, title);
    }

    private static List<String> pass(Document page, Strictness strictness, @Nullable String title) {
        Pruning.prune(page, strictness);
        List<Element> passage = Passage.of(page.body());
        if (strictness != Strictness.TAGS) {
            passage.forEach(Trimming::trim);
        }
        return Paragraphs.of(passage, title);
    }

    static int length(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }
}
