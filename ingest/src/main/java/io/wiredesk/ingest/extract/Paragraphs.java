package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The blocks of a passage that are the author's.
final class Paragraphs {
    /// A line of links alone is longer only where it is a sentence.
    private static final int LINK_LINE_CHARS = 250;

    /// What leads elsewhere ("Also: the storm in pictures") is no longer.
    private static final int POINTER_CHARS = 120;

    private static final int OFFER_CHARS = 220;
    private static final int TITLE_CHARS = 250;
    private static final Pattern OFFER =
            Pattern.compile("(?i)\\bnewsletters?\\b|\\bsubscri(?:be|ption)\\b|\\bsign up\\b"
                    + "|\\bdownload (?:our|the) app\\b|\\bfollow (?:us|him|her|me)\\b");

    private final @Nullable String title;
    private final String window;

    private Paragraphs(@Nullable String title, String window) {
        this.title = title == null ? null : Headlines.letters(title);
        this.window = Headlines.letters(window);
    }

    /// @param window the title of the page's window, which often has the headline before the site's name
    static List<Block> of(
            Outline outline, List<Place> passage, @Nullable String title, String window, @Nullable String byline) {
        Paragraphs paragraphs = new Paragraphs(title, window);
        List<Block> kept = new ArrayList<>();
        for (Place place : passage) {
            for (Block block : outline.left(place)) {
                if (paragraphs.isAuthors(block)) {
                    kept.add(block);
                }
            }
        }
        return LooseEnds.without(kept, byline);
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

    private static boolean isOffer(Block block) {
        return block.linked() > 0
                && block.text().length() < OFFER_CHARS
                && OFFER.matcher(block.text()).find();
    }
}
