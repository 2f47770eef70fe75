package io.wiredesk.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.parse.FeedHead;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.Markup;
import io.wiredesk.ingest.parse.ParseResult;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import io.wiredesk.ingest.parse.ParsedEntry;
import io.wiredesk.ingest.parse.ParsedFeed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parser makes of a feed, as the JSON of `feeds inspect`. Never throws.
public final class FeedInspector {
    private static final int MAX_ENTRIES = 100_000;

    private FeedInspector() {}

    /// @param file name to repeat in the answer
    /// @param contentType the Content-Type the body came with; null for none
    /// @param baseUrl the address the body came from; null for none
    public static ObjectNode inspect(String file, byte[] body, @Nullable String contentType, @Nullable String baseUrl) {
        return switch (parse(body, contentType, baseUrl)) {
            case Parsed(var feed) -> answer(file, feed);
            case Unreadable(String why) -> unreadable(file, why);
        };
    }

    private static ParseResult parse(byte[] body, @Nullable String contentType, @Nullable String baseUrl) {
        try {
            return FeedParser.parse(body, contentType, baseUrl, MAX_ENTRIES);
        } catch (RuntimeException | StackOverflowError e) {
            return new Unreadable("reading failed inside the program: " + e);
        }
    }

    private static ObjectNode answer(String file, ParsedFeed feed) {
        ObjectNode answer = object().put("file", file).put("ok", true);
        answer.put("format", feed.format()).put("charset", feed.charset());
        answer.set("repairs", strings(feed.repairs()));
        answer.putNull("error");
        answer.set("feed", head(feed.head()));
        ArrayNode entries = answer.putArray("entries");
        feed.entries().forEach(entry -> entries.add(entry(entry)));
        return answer;
    }

    /// The answer where there is nothing to read.
    public static ObjectNode unreadable(String file, String why) {
        ObjectNode answer =
                object().put("file", file).put("ok", false).putNull("format").putNull("charset");
        answer.putArray("repairs");
        answer.put("error", why).putNull("feed").putArray("entries");
        return answer;
    }

    private static ObjectNode head(FeedHead head) {
        ObjectNode feed = object().put("id", head.id()).put("title", html(head.title()));
        feed.put("link", head.link()).put("language", head.language());
        feed.put("description", html(head.description())).put("rights", html(head.rights()));
        feed.put("updated", instant(head.updated()))
                .put("author", head.author())
                .put("image", head.image());
        feed.set("tags", strings(head.tags()));
        return feed.put("ttl_minutes", head.ttlMinutes()).put("hub", head.hub());
    }

    private static ObjectNode entry(ParsedEntry entry) {
        ObjectNode node = object().put("id", entry.id()).put("link", entry.link());
        node.put("title", html(entry.title()))
                .put("title_text", entry.title() == null ? null : entry.title().text());
        node.put("summary", html(entry.summary())).put("content", html(entry.content()));
        node.put("published", instant(entry.published())).put("updated", instant(entry.updated()));
        node.put("author", entry.author());
        node.set("authors", strings(entry.authors()));
        node.set("tags", strings(entry.tags()));
        ArrayNode files = node.putArray("enclosures");
        entry.enclosures()
                .forEach(file -> files.addObject()
                        .put("url", file.url())
                        .put("type", file.type())
                        .put("length", file.length()));
        ParsedEntry.Origin source = entry.source();
        node.set(
                "source",
                source == null ? null : object().put("title", source.title()).put("link", source.link()));
        return node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable String html(@Nullable Markup markup) {
        return markup == null ? null : markup.html();
    }

    private static @Nullable String instant(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
