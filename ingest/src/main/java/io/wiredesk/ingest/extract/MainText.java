package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import io.wiredesk.ingest.extract.Pruning.Strictness;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// The paragraphs of a page's article, found in passes: where a strict one finds little, a laxer one may find more.
final class MainText {
    /// Characters that make an article; with fewer the next pass is tried.
    private static final int ENOUGH = 300;

    /// A laxer pass brings in the site's own words: it must find this many times the text.
    private static final double MUCH_MORE = 3;

    /// A page of so many linked headings with a line or two below each leads to articles and is none.
    private static final int MANY_HEADINGS = 6;

    private static final int CARD_CHARS = 250;

    /// Without a sentence so few characters are no article.
    private static final int LABEL_CHARS = 100;

    private final Document page;
    private final Stated stated;
    private final @Nullable String title;
    private final @Nullable String byline;
    private final Wording wording = new Wording();

    private MainText(Document page, Stated stated, @Nullable String title, @Nullable String byline) {
        this.page = page;
        this.stated = stated;
        this.title = title;
        this.byline = byline;
    }

    /// Empty where the page is no article.
    static List<String> of(Document page, Stated stated, @Nullable String title, @Nullable String byline) {
        return new MainText(page, stated, title, byline).read();
    }

    private List<String> read() {
        List<Block> best = List.of();
        for (Strictness strictness : Strictness.values()) {
            List<Block> found = pass(strictness);
            if (best.isEmpty() || worth(found) > MUCH_MORE * worth(best)) {
                best = found;
            }
            if (worth(best) >= ENOUGH) {
                break;
            }
        }
        List<String> paragraphs = isNothing(best) || leadsToOthers(best)
                ? List.of()
                : best.stream().map(Block::text).toList();
        return stated.articleBody() == null
                ? paragraphs
                : StatedBody.reconcile(paragraphs, stated.articleBody(), title);
    }

    private List<Block> pass(Strictness strictness) {
        Outline outline = Pruning.prune(page.body(), strictness, wording);
        List<Place> passage = Passage.of(outline, wording);
        if (strictness != Strictness.TAGS) {
            passage.forEach(place -> Trimming.trim(outline, place, wording));
        }
        return Paragraphs.of(outline, passage, title, page.title(), byline);
    }

    /// Characters in sentences: labels and names may be many, and worth nothing.
    private static int worth(List<Block> blocks) {
        return blocks.stream()
                .filter(block -> block.text().length() > Block.PROSE_CHARS && block.endsSentence())
                .mapToInt(block -> block.text().length())
                .sum();
    }

    /// Labels of a form, names of a menu.
    private static boolean isNothing(List<Block> blocks) {
        return blocks.stream().noneMatch(Block::endsSentence)
                && blocks.stream().mapToInt(block -> block.text().length()).sum() < LABEL_CHARS;
    }

    private boolean leadsToOthers(List<Block> blocks) {
        int headings = 0;
        int chars = 0;
        int inARow = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            headings += block.isHeading() && block.linked() > 0 ? 1 : 0;
            chars += block.text().length();
            inARow += i > 0 && block.isProse() && blocks.get(i - 1).isProse() ? 1 : 0;
        }
        return !stated.isArticle()
                && headings >= MANY_HEADINGS
                && chars < CARD_CHARS * headings
                && inARow < headings / 3;
    }

    static int length(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }
}
