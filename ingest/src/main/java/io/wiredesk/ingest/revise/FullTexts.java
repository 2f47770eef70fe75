package io.wiredesk.ingest.revise;

import io.wiredesk.ingest.extract.ExtractedPage;
import io.wiredesk.news.Article;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the text of an article's own page in the place of its feed's teaser. Pure.
public final class FullTexts {
    private static final int MAX_TEXT_CHARS = 100_000;
    private static final int MAX_LINE_CHARS = 1_000;

    /// Share of the title's words that a page of the article has. One that asks for consent or a password has few.
    private static final double SHARED_WORDS = 0.4;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{4,}");

    private FullTexts() {}

    /// The article with its page's text, the feed's as its summary; id, address and title stay the feed's.
    ///
    /// @param teaser as the feed has it
    /// @return empty where the page has no text, less than the feed has, or is another page than the article's
    public static Optional<Article> completed(Article teaser, ExtractedPage page) {
        String text = cut(page.text(), MAX_TEXT_CHARS);
        if (text.length() <= teaser.getText().length() || !isAbout(teaser.getTitle(), page)) {
            return Optional.empty();
        }
        String summary = summary(teaser);
        List<String> authors = authors(teaser, page.byline());
        return Optional.of(Article.newBuilder(teaser)
                .setText(text)
                .setHtml(null)
                .setFullText(true)
                .setSummary(summary)
                .setAuthors(authors)
                .setLanguage(teaser.getLanguage() == null ? page.language() : teaser.getLanguage())
                .setPublished(published(teaser, page.published()))
                .setContentSha256(Revision.contentHash(teaser.getTitle(), summary, text, authors, teaser.getUrl()))
                .build());
    }

    private static @Nullable String summary(Article teaser) {
        if (teaser.getSummary() != null) {
            return teaser.getSummary();
        }
        return teaser.getText().isBlank() ? null : teaser.getText();
    }

    private static List<String> authors(Article teaser, @Nullable String byline) {
        boolean named = byline != null && !byline.isBlank();
        return teaser.getAuthors().isEmpty() && named
                ? List.of(cut(String.valueOf(byline).strip(), MAX_LINE_CHARS))
                : teaser.getAuthors();
    }

    /// A date that the feed leaves out is the page's to tell, unless it lies ahead.
    private static Instant published(Article teaser, @Nullable Instant stated) {
        boolean unstated = teaser.getPublished().equals(teaser.getFetched());
        return unstated && stated != null && stated.isBefore(teaser.getFetched())
                ? stated.truncatedTo(ChronoUnit.MILLIS)
                : teaser.getPublished();
    }

    private static boolean isAbout(String title, ExtractedPage page) {
        Set<String> words = WORD.matcher(title.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
        String all = (page.title() + "\n" + page.text()).toLowerCase(Locale.ROOT);
        long shared = words.stream().filter(all::contains).count();
        return shared >= words.size() * SHARED_WORDS;
    }

    /// Never between the two halves of a character.
    private static String cut(String value, int max) {
        if (value.length() <= max) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(max - 1)) ? max - 1 : max);
    }
}
