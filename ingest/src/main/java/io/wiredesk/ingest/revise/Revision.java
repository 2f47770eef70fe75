package io.wiredesk.ingest.revise;

import io.wiredesk.news.Article;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is remembered of an article's last revision: enough to know whether a candidate is the next one, and what
/// changed.
///
/// @param number counts from 1
/// @param feedId the feed that brought revision 1, and alone brings the ones after it
/// @param publishedMillis when revision 1 was published, or first seen
/// @param contentSha256 over all fields
/// @param seenMillis when a feed was last known to list the article; [#NEVER_SEEN] where that was not yet noted
/// @param fields hash of each field that makes a revision, by name
public record Revision(
        int number,
        String feedId,
        long publishedMillis,
        String contentSha256,
        long seenMillis,
        Map<String, String> fields) {
    public static final long NEVER_SEEN = 0;

    private static final String SEEN = "seen";
    private static final int FIXED_LINES = 4;
    private static final int FIELD_HASH_CHARS = 16;

    public Revision {
        fields = Map.copyOf(fields);
    }

    /// The candidate as the revision with this number.
    static Revision of(Article candidate, int number, String feedId, long publishedMillis) {
        return new Revision(
                number,
                feedId,
                publishedMillis,
                candidate.getContentSha256(),
                NEVER_SEEN,
                fieldHashes(content(candidate)));
    }

    /// The same, its article listed at this time.
    public Revision seen(long millis) {
        return new Revision(number, feedId, publishedMillis, contentSha256, millis, fields);
    }

    /// The hash of what makes a revision: no times, no feed, and of the address only what can't change with each poll.
    static String contentHash(
            String title, @Nullable String summary, String text, List<String> authors, @Nullable String url) {
        List<String> all = new ArrayList<>();
        content(title, summary, text, authors, url).forEach((name, value) -> {
            all.add((all.isEmpty() ? "" : "\n") + name + "=" + value.length() + ":");
            all.add(value);
        });
        return ArticleIds.sha256(all);
    }

    /// Names of the fields in which the candidate differs, in the record's order.
    List<String> changedBy(Article candidate) {
        return fieldHashes(content(candidate)).entrySet().stream()
                .filter(field -> !field.getValue().equals(fields.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> content(Article a) {
        return content(a.getTitle(), a.getSummary(), a.getText(), a.getAuthors(), a.getUrl());
    }

    private static Map<String, String> content(
            String title, @Nullable String summary, String text, List<String> authors, @Nullable String url) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("url", url == null ? "" : LinkKey.of(url).map(LinkKey::path).orElse(""));
        content.put("title", title);
        content.put("summary", summary == null ? "" : summary);
        content.put("text", text);
        content.put("authors", String.join("\n", authors));
        return content;
    }

    private static Map<String, String> fieldHashes(Map<String, String> content) {
        Map<String, String> hashes = new LinkedHashMap<>();
        content.forEach((name, value) ->
                hashes.put(name, ArticleIds.sha256(List.of(value)).substring(0, FIELD_HASH_CHARS)));
        return hashes;
    }

    /// The form it is stored in: one value a line.
    public String encode() {
        String fixed =
                String.join("\n", Integer.toString(number), feedId, Long.toString(publishedMillis), contentSha256);
        return fixed
                + (seenMillis == NEVER_SEEN ? "" : "\n" + SEEN + "=" + seenMillis)
                + fields.entrySet().stream()
                        .map(field -> "\n" + field.getKey() + "=" + field.getValue())
                        .sorted()
                        .collect(Collectors.joining());
    }

    /// Reads what [#encode] wrote.
    public static Revision decode(String stored) {
        String[] lines = stored.split("\n", -1);
        Map<String, String> fields = Arrays.stream(lines)
                .skip(FIXED_LINES)
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, _) -> a, HashMap::new));
        String seen = fields.remove(SEEN);
        return new Revision(
                Integer.parseInt(lines[0]),
                lines[1],
                Long.parseLong(lines[2]),
                lines[3],
                seen == null ? NEVER_SEEN : Long.parseLong(seen),
                fields);
    }
}
