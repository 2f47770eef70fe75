package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The blocks of a passage that are the author's, as paragraphs.
final class Paragraphs {
    /// A line of links alone is longer only where it is a sentence.
    private static final int LINK_LINE_CHARS = 250;

    private Paragraphs() {}

    static List<String> of(List<Element> passage, @Nullable String title) {
        List<Block> kept = new ArrayList<>();
        for (Element root : passage) {
            for (Block block : Blocks.of(root)) {
                if (isAuthors(block, title)) {
                    kept.add(block);
                }
            }
        }
        return withoutLooseHeadings(kept);
    }

    private static boolean isAuthors(Block block, @Nullable String title) {
        String text = block.text();
        if (title != null
                && (block.isHeading() || text.length() < 250)
                && Headlines.letters(text).equals(Headlines.letters(title))) {
            return false;
        }
        if (block.holder().nameIs("h1") && title != null) {
            return false;
        }
        if (block.linkDensity() > 0.8 && text.length() < LINK_LINE_CHARS && !block.isHeading()) {
            return false;
        }
        return text.chars().anyMatch(Character::isLetterOrDigit) && !Wording.isSiteLine(text);
    }

    /// A heading belongs to the paragraphs below it: the last one of several in a row is kept, one at the end is not.
    private static List<String> withoutLooseHeadings(List<Block> blocks) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean loose = blocks.get(i).isHeading() && i + 1 == blocks.size();
            if (!loose) {
                paragraphs.add(blocks.get(i).text());
            }
        }
        return paragraphs;
    }
}
