package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import io.wiredesk.news.Enclosure;
import io.wiredesk.news.FullText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells an entry that only teases from one that has its whole text. Pure.
///
/// A teaser says so (it breaks off, or sends its reader on), or is as short as one. What carries sound or pictures of
/// its
/// own is no teaser, however short.
final class Teaser {
    /// Most teasers are below 300 characters, hardly a whole article is.
    private static final int SHORT_CHARS = 500;

    /// Beyond, an ellipsis at the end is the author's.
    private static final int LONG_CHARS = 3_000;

    /// As long as the longest way to send a reader on.
    private static final int END_CHARS = 400;

    /// Pages of one body that are read at most; the rest stay teasers.
    private static final int MAX_PAGES = 50;

    private static final Pattern BROKEN_OFF = Pattern.compile(
            "(?is).*(?:…|\\.\\.\\.|\\[(?:…|\\.\\.\\.|more)]|[>»→]|\\b(?:read|see|find out|view|learn) more\\b[^\\n]{0,60}"
                    + "|\\bcontinue reading\\b[^\\n]{0,200}|\\bread (?:the )?(?:full|whole|entire|rest)\\b[^\\n]{0,80}"
                    + "|\\bthe post .{1,200} appeared first on [^\\n]{1,100}"
                    + "|\\b(?:weiterlesen|mehr lesen|lire la suite|leer más|leggi tutto|lees meer|läs mer|les mer|czytaj dalej)\\b[^\\n]{0,60})\\W*");

    private Teaser() {}

    /// Those of the articles whose pages are to be read, in order.
    static List<Article> among(List<Article> articles, FullText setting) {
        return articles.stream()
                .filter(article -> article.getUrl() != null)
                .filter(article -> switch (setting) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO -> isTeaser(article.getText(), article.getEnclosures());
                })
                .limit(MAX_PAGES)
                .toList();
    }

    /// @param text what the feed has of it, in plain text
    static boolean isTeaser(String text, List<Enclosure> enclosures) {
        if (enclosures.stream().anyMatch(Teaser::isPlayed) || text.length() > LONG_CHARS) {
            return false;
        }
        return text.length() < SHORT_CHARS
                || BROKEN_OFF.matcher(end(text.strip())).matches();
    }

    /// Where a text breaks off is told by its last words; to look further takes longer than to read the feed.
    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - END_CHARS));
    }

    private static boolean isPlayed(Enclosure file) {
        String type = file.getType() == null ? "" : file.getType().toLowerCase(Locale.ROOT);
        return type.startsWith("audio/") || type.startsWith("video/");
    }
}
