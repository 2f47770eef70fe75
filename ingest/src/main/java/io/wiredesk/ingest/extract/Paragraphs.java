package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The blocks of a passage that are the author's, as paragraphs.
final class Paragraphs {
    /// A line of links alone is longer only where it is a sentence.
    private static final int LINK_LINE_CHARS = 250;

    /// What leads elsewhere ("Also: the storm in pictures") is no longer.
    private static final int POINTER_CHARS = 120;

    /// Before the first paragraph and after the last, lines without an end stand for nothing when they are shorter.
    private static final int LOOSE_CHARS = 60;

    private static final int LOOSE_BOX_CHARS = 100;
    private static final int OFFER_CHARS = 220;
    private static final Pattern OFFER = Pattern.compile(
            "(?i)\\bnewsletters?\\b|\\bsubscri(?:be|ption)\\b|\\bsign up\\b|\\bdownload (?:our|the) app\\b|\\bfollow (?:us|him|her|me)\\b");
    private static final int TITLE_CHARS = 250;

    /// Verse and lists of names have no loose lines: this part of a text must be sentences.
    private static final double MOSTLY = 0.6;

    private final @Nullable String title;
    private final String window;

    private Paragraphs(@Nullable String title, String window) {
        this.title = title == null ? null : Headlines.letters(title);
        this.window = Headlines.letters(window);
    }

    /// @param window the title of the page's window, which often has the headline before the site's name
    static List<String> of(Outline outline, List<Place> passage, @Nullable String title, String window) {
        Paragraphs paragraphs = new Paragraphs(title, window);
        List<Block> kept = new ArrayList<>();
        for (Place place : passage) {
            for (Block block : outline.left(place)) {
                if (paragraphs.isAuthors(block)) {
                    kept.add(block);
                }
            }
        }
        return withoutLooseHeadings(withoutLooseEnds(kept)).stream()
                .map(Block::text)
                .toList();
    }

    private boolean isAuthors(Block block) {
        String text = block.text();
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                && !isTitle(block)
                && !isPointer(block)
                && !isOffer(block)
                && !SiteLines.isSiteLine(text);
    }

    private boolean isTitle(Block block) {
        if (!block.isHeading() && block.text().length() >= TITLE_CHARS) {
            return false;
        }
        String letters = Headlines.letters(block.text());
        return (title != null && (block.headingRank() == 1 || letters.equals(title)))
                || (block.isHeading() && letters.length() > Headlines.SHORTEST && window.contains(letters));
    }

    private static boolean isOffer(Block block) {
        return block.linked() > 0
                && block.text().length() < OFFER_CHARS
                && OFFER.matcher(block.text()).find();
    }

    private static boolean isPointer(Block block) {
        int length = block.text().length();
        if (block.isHeading()) {
            return false;
        }
        return (block.linkDensity() > 0.8 && length < LINK_LINE_CHARS)
                || (block.linkDensity() > 0.5
                        && length < POINTER_CHARS
                        && !block.isListItem()
                        && !block.endsSentence());
    }

    /// Without the dates, names and labels that stand before the first paragraph and after the last.
    private static List<Block> withoutLooseEnds(List<Block> blocks) {
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
        for (int i = 0; i < blocks.size(); i++) {
            if ((i >= from && i < to) || !isLoose(blocks.get(i))) {
                kept.add(blocks.get(i));
            }
        }
        return kept;
    }

    private static boolean isLoose(Block block) {
        if (block.isHeading() || block.isListItem() || block.endsSentence()) {
            return false;
        }
        int length = block.text().length();
        return length < LOOSE_CHARS || (length < LOOSE_BOX_CHARS && !block.holder().nameIs("p"));
    }

    /// A heading belongs to the paragraphs below it: one at the end, or before another of its rank, has lost them.
    private static List<Block> withoutLooseHeadings(List<Block> blocks) {
        List<Block> kept = new ArrayList<>();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            int below = kept.isEmpty() ? 1 : kept.getFirst().headingRank();
            boolean loose = block.isHeading() && below > 0 && below <= block.headingRank();
            if (!loose || block.isProse()) {
                kept.addFirst(block);
            }
        }
        return kept;
    }
}
