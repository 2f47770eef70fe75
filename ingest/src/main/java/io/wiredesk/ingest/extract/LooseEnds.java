package io.wiredesk.ingest.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Takes away what stands loose among the paragraphs once the rest is gone: dates, names and labels before the first
/// and
/// after the last, headings with nothing below them, a few words on who the author is.
final class LooseEnds {
    /// Lines without an end stand for nothing when they are shorter.
    private static final int LOOSE_CHARS = 60;

    private static final int LOOSE_BOX_CHARS = 100;

    /// Verse and lists of names have no loose lines: this part of a text must be sentences.
    private static final double MOSTLY = 0.6;

    private static final int ABOUT_THE_AUTHOR_CHARS = 500;
    private static final int ABOUT_THE_AUTHOR_BLOCKS = 3;
    private static final Pattern ABOUT = Pattern.compile(
            "(?iu)[ ,]+(?:who )?(?:is|was|covers|writes|reports|has|joined|works|can be reached|ist|schreibt|est|es)\\b.*");

    /// The list below says what the article will say.
    private static final Pattern POINTS = Pattern.compile(
            "(?iu)(?:story |article )?highlights:?|key (?:points|takeaways|facts):?|at a glance:?|in this article:?");

    private LooseEnds() {}

    static List<Block> without(List<Block> blocks, @Nullable String byline) {
        return withoutLooseHeadings(withoutAuthor(withoutLabels(blocks), byline));
    }

    private static List<Block> withoutLabels(List<Block> blocks) {
        int all = blocks.stream().mapToInt(block -> block.text().length()).sum();
        int prose = blocks.stream()
                .filter(Block::isProse)
                .mapToInt(block -> block.text().length())
                .sum();
        if (prose < MOSTLY * all) {
            return blocks;
        }
        int from = 0;
        int to = blocks.size();
        while (to > 0 && !blocks.get(to - 1).isProse()) {
            to--;
        }
        while (from < to && !blocks.get(from).isProse()) {
            from++;
        }
        List<Block> kept = new ArrayList<>();
        boolean points = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            points = i < to && (POINTS.matcher(block.text()).matches() || (points && block.isListItem()));
            if (points) {
                continue;
            }
            boolean within = i >= from && i < to;
            if (within || (!isLabel(block) && isNear(block, blocks.get(i < from ? from : to - 1)))) {
                kept.add(block);
            }
        }
        return kept;
    }

    /// Whether a short line stands in the same box as a paragraph, or in a list there.
    private static boolean isNear(Block block, Block paragraph) {
        Element box = paragraph.holder().parent();
        Element around = block.holder().parent();
        return box == null
                || around == null
                || block.holder().equals(paragraph.holder())
                || around.equals(box)
                || box.equals(around.parent())
                || around.equals(box.parent());
    }

    private static boolean isLabel(Block block) {
        if (block.isHeading() || block.isListItem() || block.endsSentence()) {
            return false;
        }
        int length = block.text().length();
        return length < LOOSE_CHARS
                || (length < LOOSE_BOX_CHARS && !block.holder().nameIs("p"));
    }

    /// "Ada Mole covers the harbour for the Gazette", at the end.
    private static List<Block> withoutAuthor(List<Block> blocks, @Nullable String byline) {
        if (byline == null) {
            return blocks;
        }
        List<String> names = List.of(byline.split(",\\s*| and | & "));
        List<Block> kept = new ArrayList<>(blocks);
        for (int i = blocks.size() - 1; i >= Math.max(1, blocks.size() - ABOUT_THE_AUTHOR_BLOCKS); i--) {
            String text = blocks.get(i).text();
            if (text.length() < ABOUT_THE_AUTHOR_CHARS
                    && names.stream().anyMatch(name -> name.length() > 4 && isAbout(text, name))) {
                kept.remove(i);
            }
        }
        return kept;
    }

    private static boolean isAbout(String text, String name) {
        return text.startsWith(name)
                && ABOUT.matcher(text.substring(name.length())).matches();
    }

    /// A heading belongs to the paragraphs below it: one at the end, or before another of its rank, has lost them.
    private static List<Block> withoutLooseHeadings(List<Block> blocks) {
        Deque<Block> kept = new ArrayDeque<>();
        for (Block block : blocks.reversed()) {
            int below = kept.isEmpty() ? 1 : kept.getFirst().headingRank();
            boolean loose = block.isHeading() && below > 0 && below <= block.headingRank();
            if (!loose || block.isProse()) {
                kept.addFirst(block);
            }
        }
        return List.copyOf(kept);
    }
}
