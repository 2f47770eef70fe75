package io.wiredesk.ingest.parse;

import com.rometools.modules.content.ContentModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.wiredesk.ingest.parse.ParsedEntry.Attachment;
import io.wiredesk.ingest.parse.ParsedEntry.Origin;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/// Reads RSS and Atom with Rome, and turns its beans into our records once and for all.
final class RomeReader {
    private final SyndFeed feed;
    private final Element root;
    private final boolean atom;
    private final String base;

    private RomeReader(SyndFeed feed, Element root, String base) {
        this.feed = feed;
        this.root = root;
        this.atom = feed.getFeedType().startsWith("atom");
        this.base = base;
    }

    static ParsedFeed read(Document document, String charset, List<String> repairs, String base, int maxEntries)
            throws FeedException {
        Links.resolveAll(document, base);
        SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
        input.setPreserveWireFeed(true);
        input.setAllowDoctypes(false);
        SyndFeed feed = input.build(document);
        RomeReader reader = new RomeReader(feed, document.getRootElement(), base);
        List<ParsedEntry> entries =
                feed.getEntries().stream().limit(maxEntries).map(reader::entry).toList();
        return new ParsedFeed(
                format(feed.getFeedType()), charset, repairs, reader.head().at(Pace.of(reader.root)), entries);
    }

    /// Rome's `rss_0.91U` is our `rss091`.
    private static String format(String type) {
        return type.replaceAll("[_.]|(?<=91)[UN]$", "").toLowerCase(Locale.ROOT);
    }

    private FeedHead head() {
        return new FeedHead(
                blankToNull(feed.getUri()),
                markup(feed.getTitleEx(), base),
                blankToNull(feed.getLink()),
                language(),
                markup(feed.getDescriptionEx(), base),
                feed.getCopyright() == null ? null : Markup.ofHtml(feed.getCopyright(), base),
                instant(feed.getPublishedDate()),
                firstName(feed.getAuthors(), feed.getAuthor()),
                feed.getImage() == null ? null : blankToNull(feed.getImage().getUrl()),
                tags(feed.getCategories()),
                ttl(),
                hub());
    }

    private @Nullable String language() {
        String stated = blankToNull(feed.getLanguage());
        return stated == null ? blankToNull(root.getAttributeValue("lang", Namespace.XML_NAMESPACE)) : stated;
    }

    private @Nullable Integer ttl() {
        return feed.originalWireFeed() instanceof Channel channel && channel.getTtl() > 0 ? channel.getTtl() : null;
    }

    private @Nullable String hub() {
        for (Element element :
                root.getDescendants(Filters.element("link", Namespace.getNamespace("http://www.w3.org/2005/Atom")))) {
            if ("hub".equals(element.getAttributeValue("rel"))) {
                return element.getAttributeValue("href");
            }
        }
        return null;
    }

    private ParsedEntry entry(SyndEntry entry) {
        String link = blankToNull(entry.getLink());
        String inner = link == null ? base : link;
        Markup summary = markup(entry.getDescription(), inner);
        return new ParsedEntry(
                blankToNull(entry.getUri()),
                link,
                markup(entry.getTitleEx(), inner),
                summary,
                content(entry, inner),
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                firstName(entry.getAuthors(), entry.getAuthor()),
                names(entry.getAuthors(), entry.getAuthor()),
                tags(entry.getCategories()),
                entry.getEnclosures().stream()
                        .map(this::attachment)
                        .filter(Objects::nonNull)
                        .toList(),
                origin(entry.getSource()));
    }

    private @Nullable Markup content(SyndEntry entry, String inner) {
        for (SyndContent content : entry.getContents()) {
            Markup markup = markup(content, inner);
            if (markup != null) {
                return markup;
            }
        }
        return entry.getModule(ContentModule.URI) instanceof ContentModule module
                        && !module.getEncodeds().isEmpty()
                ? Markup.ofHtml(module.getEncodeds().getFirst(), inner)
                : null;
    }

    /// Atom says which it is; RSS says nothing and means HTML.
    private @Nullable Markup markup(@Nullable SyndContent content, String inner) {
        if (content == null || content.getValue() == null || content.getValue().isBlank()) {
            return null;
        }
        String type = content.getType() == null ? "text" : content.getType().toLowerCase(Locale.ROOT);
        boolean plain = atom && (type.equals("text") || type.equals("text/plain"));
        return plain ? Markup.ofText(content.getValue()) : Markup.ofHtml(content.getValue(), inner);
    }

    private @Nullable Attachment attachment(SyndEnclosure enclosure) {
        String url = blankToNull(enclosure.getUrl());
        return url == null
                ? null
                : new Attachment(
                        url,
                        blankToNull(enclosure.getType()),
                        enclosure.getLength() > 0 ? enclosure.getLength() : null);
    }

    private static @Nullable Origin origin(@Nullable SyndFeed source) {
        return source == null ? null : new Origin(blankToNull(source.getTitle()), blankToNull(source.getLink()));
    }

    private static @Nullable String firstName(List<SyndPerson> people, @Nullable String single) {
        return names(people, single).stream().findFirst().orElse(null);
    }

    private static List<String> names(List<SyndPerson> people, @Nullable String single) {
        List<String> named = present(people.stream().map(SyndPerson::getName));
        return named.isEmpty() ? present(Stream.ofNullable(single)) : named;
    }

    private static List<String> tags(List<SyndCategory> categories) {
        return present(categories.stream()
                .map(category -> category.getLabel() == null ? category.getName() : category.getLabel()));
    }

    private static List<String> present(Stream<String> values) {
        return values.filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
