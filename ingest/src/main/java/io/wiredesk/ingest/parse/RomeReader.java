package io.wiredesk.ingest.parse;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// Reads RSS and Atom: Rome says what kind of feed it is and whether it is one, our own walk over the same document
/// what
/// it says; both become our records once and for all.
final class RomeReader {
    private RomeReader() {}

    static ParsedFeed read(Document document, String charset, List<String> repairs, String base, int maxEntries)
            throws FeedException {
        WireFeed wire = wire(document);
        String format = format(wire.getFeedType());
        FeedWalk walk = FeedWalk.of(document.getRootElement(), format, base, maxEntries);
        Integer ttl =
                wire instanceof Channel channel && channel.getTtl() > 0 ? Integer.valueOf(channel.getTtl()) : null;
        return feed(walk, Pace.of(document.getRootElement()), format, ttl, charset, repairs);
    }

    /// The same without Rome, for what it refuses.
    static ParsedFeed readAlone(
            Element root, String format, String charset, List<String> repairs, String base, int max) {
        return feed(FeedWalk.of(root, format, base, max), Pace.of(root), format, null, charset, repairs);
    }

    private static WireFeed wire(Document document) throws FeedException {
        WireFeedInput input = new WireFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        return input.build(document);
    }

    private static ParsedFeed feed(
            FeedWalk walk, Pace pace, String format, @Nullable Integer ttl, String charset, List<String> repairs) {
        List<ParsedEntry> entries =
                walk.entries().stream().map(RomeReader::entry).toList();
        return new ParsedFeed(format, charset, repairs, head(walk.feed(), ttl, pace), entries);
    }

    private static FeedHead head(Draft feed, @Nullable Integer ttl, Pace pace) {
        Instant updated = feed.updated == null ? feed.published : feed.updated;
        return new FeedHead(
                feed.id,
                feed.title,
                feed.link,
                feed.language,
                feed.summary == null ? feed.teaser : feed.summary,
                feed.rights,
                updated == null ? feed.created : updated,
                feed.author(),
                feed.image == null ? feed.iconOnly : feed.image,
                List.copyOf(feed.tags),
                ttl == null ? feed.ttlMinutes : ttl,
                feed.hub,
                feed.self,
                pace);
    }

    private static ParsedEntry entry(Draft entry) {
        Draft source = entry.source;
        Instant published = entry.published == null ? entry.created : entry.published;
        return new ParsedEntry(
                entry.id,
                entry.link,
                entry.title,
                entry.summary,
                entry.content,
                published,
                entry.updated,
                entry.author(),
                entry.names(),
                List.copyOf(entry.tags),
                entry.attachments(),
                source == null
                        ? null
                        : new ParsedEntry.Origin(source.title == null ? null : source.title.text(), source.link));
    }

    /// Rome's `rss_0.91U` is our `rss091`.
    private static String format(String type) {
        return type.replaceAll("[_.]|(?<=91)[UN]$", "").toLowerCase(Locale.ROOT);
    }
}
