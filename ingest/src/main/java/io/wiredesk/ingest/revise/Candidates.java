package io.wiredesk.ingest.revise;

import io.wiredesk.ingest.parse.Markup;
import io.wiredesk.ingest.parse.ParsedEntry;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.news.Article;
import io.wiredesk.news.Enclosure;
import io.wiredesk.news.Feed;
import io.wiredesk.news.Source;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a feed's entries into article candidates: articles with an id and a content hash, but no revision number yet
/// (0). Pure.
public final class Candidates {
    /// The broker's limit for a record is 1 MB; text and HTML of this length stay below in any script.
    private static final int MAX_TEXT_CHARS = 100_000;
    private static final int MAX_HTML_CHARS = 150_000;
    private static final int MAX_LINE_CHARS = 1_000;
    private static final int MAX_ITEMS = 40;

    private final Feed feed;
    private final ParsedFeed parsed;
    private final Instant fetched;

    private Candidates(Feed feed, ParsedFeed parsed, Instant fetched) {
        this.feed = feed;
        this.parsed = parsed;
        this.fetched = fetched.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The candidates of a feed, each id once, in the feed's order.
    public static Collection<Article> of(Feed feed, ParsedFeed parsed, Instant fetched) {
        Candidates candidates = new Candidates(feed, parsed, fetched);
        List<Distinct.Entry<Article>> entries = new ArrayList<>();
        for (ParsedEntry entry : parsed.entries()) {
            Article article = candidates.article(entry);
            if (article != null) {
                entries.add(named(entry, article));
            }
        }
        Map<String, Article> byId = Distinct.byId(entries);
        byId.forEach((id, article) -> article.setId(id));
        return byId.values();
    }

    private static Distinct.Entry<Article> named(ParsedEntry entry, Article article) {
        String domain = article.getSource().getDomain();
        List<String> keys = ArticleIds.keys(entry.link(), entry.id(), domain, article.getTitle());
        String title = ArticleIds.plain(article.getTitle());
        return new Distinct.Entry<>(article, entry.link(), entry.id(), title, article.getText(), keys);
    }

    /// Null for an entry that says nothing: neither title nor text.
    private @Nullable Article article(ParsedEntry entry) {
        Markup body = entry.content() == null ? entry.summary() : entry.content();
        String text = body == null ? "" : cut(body.text(), MAX_TEXT_CHARS);
        String title = title(entry, text);
        if (title.isEmpty()) {
            return null;
        }
        String url = entry.link() == null
                ? null
                : ArticleLink.canonical(entry.link())
                        .map(URI::toString)
                        .filter(u -> u.length() <= 2 * MAX_LINE_CHARS)
                        .orElse(null);
        String summary = summary(entry, text);
        List<String> authors = lines(entry.authors().isEmpty() ? feedAuthor() : entry.authors());
        Source source = source(entry, url);
        return Article.newBuilder()
                .setId("")
                .setRevision(0)
                .setFeedId(feed.getId())
                .setSource(source)
                .setUrl(url)
                .setGuid(entry.id() == null ? null : cut(entry.id(), MAX_LINE_CHARS))
                .setTitle(title)
                .setSummary(summary)
                .setText(text)
                .setHtml(body == null || !body.rich() || body.html().length() > MAX_HTML_CHARS ? null : body.html())
                .setAuthors(authors)
                .setLanguage(language())
                .setTags(lines(entry.tags()))
                .setEnclosures(enclosures(entry))
                .setPublished(published(entry))
                .setUpdated(entry.updated())
                .setFetched(fetched)
                .setContentSha256(Revision.contentHash(title, summary, text, authors, url))
                .build();
    }

    /// The subscriber knows of a feed that states nothing.
    private @Nullable String language() {
        String stated = parsed.head().language();
        return stated == null || stated.isBlank() ? feed.getLanguage() : stated;
    }

    private static String title(ParsedEntry entry, String text) {
        String stated = entry.title() == null ? "" : entry.title().text().replace("\n\n", " ");
        return stated.isEmpty() ? cut(text.lines().findFirst().orElse(""), 120) : cut(stated, MAX_LINE_CHARS);
    }

    private static @Nullable String summary(ParsedEntry entry, String text) {
        Markup teaser = entry.summary();
        if (teaser == null
                || entry.content() == null
                || teaser.text().isEmpty()
                || teaser.text().equals(text)) {
            return null;
        }
        return cut(teaser.text(), MAX_TEXT_CHARS / 4);
    }

    private List<String> feedAuthor() {
        return Optional.ofNullable(parsed.head().author()).map(List::of).orElse(List.of());
    }

    private Source source(ParsedEntry entry, @Nullable String url) {
        String domain = Optional.ofNullable(url)
                .or(() -> Optional.ofNullable(parsed.head().link()))
                .flatMap(ArticleLink::canonical)
                .or(() -> ArticleLink.canonical(feed.getUrl()))
                .map(ArticleIds::domain)
                .orElse("unknown");
        Optional<String> quoted = Optional.ofNullable(entry.source()).map(ParsedEntry.Origin::title);
        Optional<String> own = Optional.ofNullable(feed.getTitle());
        Optional<String> stated = Optional.ofNullable(parsed.head().title()).map(Markup::text);
        return new Source(
                cut(
                        quoted.or(() -> own)
                                .or(() -> stated)
                                .filter(name -> !name.isBlank())
                                .orElse(domain),
                        MAX_LINE_CHARS),
                domain);
    }

    private static List<Enclosure> enclosures(ParsedEntry entry) {
        return entry.enclosures().stream()
                .filter(file -> file.url().length() <= 2 * MAX_LINE_CHARS)
                .limit(MAX_ITEMS)
                .map(file -> new Enclosure(file.url(), file.type(), file.length()))
                .toList();
    }

    private Instant published(ParsedEntry entry) {
        Instant stated = entry.published() == null ? entry.updated() : entry.published();
        return stated == null ? fetched : stated;
    }

    private static List<String> lines(List<String> values) {
        return values.stream()
                .limit(MAX_ITEMS)
                .map(value -> cut(value, MAX_LINE_CHARS))
                .toList();
    }

    /// Never between the two halves of a character.
    private static String cut(String value, int max) {
        if (value.length() <= max) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(max - 1)) ? max - 1 : max);
    }
}
