package io.wiredesk.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import io.wiredesk.ingest.parse.ParsedEntry.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads JSON Feed 1.0 and 1.1.
///
/// Source: jsonfeed.org/version/1.1.
final class JsonFeedReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String base;

    private JsonFeedReader(String base) {
        this.base = base;
    }

    static ParseResult read(Decoded decoded, String base, int maxEntries) {
        try {
            JsonNode root = JSON.readTree(decoded.text());
            String version = root.path("version").asText("");
            if (!version.contains("jsonfeed.org/version/")
                    || !root.path("items").isArray()) {
                return new Unreadable("the body is JSON, but not a JSON Feed (no version and items of one)");
            }
            JsonFeedReader reader = new JsonFeedReader(base);
            List<ParsedEntry> entries = StreamSupport.stream(root.path("items").spliterator(), false)
                    .limit(maxEntries)
                    .filter(JsonNode::isObject)
                    .map(reader::entry)
                    .toList();
            String format = version.endsWith("1.1") ? "json11" : "json10";
            return new Parsed(new ParsedFeed(format, decoded.charset(), decoded.repairs(), reader.head(root), entries));
        } catch (JsonProcessingException e) {
            return new Unreadable("the body is not well-formed JSON: "
                    + e.getOriginalMessage().replaceAll("\\s+", " "));
        }
    }

    private FeedHead head(JsonNode root) {
        String title = text(root, "title");
        String description = text(root, "description");
        String self = Links.absoluteOrNull(text(root, "feed_url"), base);
        return new FeedHead(
                self,
                title == null ? null : Markup.ofText(title),
                Links.absoluteOrNull(text(root, "home_page_url"), base),
                text(root, "language"),
                description == null ? null : Markup.ofText(description),
                null,
                null,
                authors(root).stream().findFirst().orElse(null),
                Links.absoluteOrNull(first(root, "icon", "favicon"), base),
                List.of(),
                null,
                text(root.path("hubs").path(0), "url"),
                self,
                Pace.NONE);
    }

    private ParsedEntry entry(JsonNode item) {
        String title = text(item, "title");
        String summary = text(item, "summary");
        return new ParsedEntry(
                text(item, "id"),
                Links.absoluteOrNull(first(item, "url", "external_url"), base),
                title == null ? null : Markup.ofText(title),
                summary == null ? null : Markup.ofText(summary),
                content(item),
                FeedDates.instant(text(item, "date_published")),
                FeedDates.instant(text(item, "date_modified")),
                authors(item).stream().findFirst().orElse(null),
                authors(item),
                strings(item.path("tags")),
                attachments(item),
                null);
    }

    private @Nullable Markup content(JsonNode item) {
        String html = text(item, "content_html");
        String plain = text(item, "content_text");
        if (html != null) {
            return Markup.ofHtml(html, base);
        }
        return plain == null ? null : Markup.ofText(plain);
    }

    private List<Attachment> attachments(JsonNode item) {
        List<Attachment> all = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments")) {
            String url = Links.absoluteOrNull(text(attachment, "url"), base);
            JsonNode size = attachment.path("size_in_bytes");
            if (url != null) {
                all.add(new Attachment(url, text(attachment, "mime_type"), size.isNumber() ? size.asLong() : null));
            }
        }
        return all;
    }

    /// Version 1.0 has one `author`, 1.1 has `authors`.
    private static List<String> authors(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (JsonNode author : node.path("authors")) {
            String name = text(author, "name");
            if (name != null) {
                names.add(name);
            }
        }
        String single = text(node.path("author"), "name");
        return names.isEmpty() && single != null ? List.of(single) : names;
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static @Nullable String first(JsonNode node, String name, String otherwise) {
        String value = text(node, name);
        return value == null ? text(node, otherwise) : value;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }
}
