package io.wiredesk.ingest.subscribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A subscription's settings as attributes of its outline: those that OPML has no name for, in a namespace of ours.
final class OutlineSettings {
    static final String NAMESPACE = "urn:wiredesk:opml";

    private static final String INTERVAL = "interval";
    private static final String FULL_TEXT = "fullText";
    private static final String WEIGHT = "weight";
    private static final String TAGS = "tags";
    private static final String ADDED = "added";
    private static final String AUTH = "auth";
    private static final String HEADERS = "headers";
    private static final String SECONDS = "s";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OutlineSettings() {}

    /// @throws IllegalArgumentException with one line, when a value is none
    static FeedSettings read(OutlineAttributes outline) {
        String weight = own(outline, WEIGHT);
        String language = outline.get("language");
        return new FeedSettings(
                outline.title(),
                list(own(outline, TAGS)),
                language == null || !FeedSettings.isLanguage(language) ? null : language,
                interval(own(outline, INTERVAL)),
                fullText(own(outline, FULL_TEXT)),
                map(own(outline, HEADERS)),
                auth(map(own(outline, AUTH))),
                weight == null ? null : number(weight),
                outline.others());
    }

    static @Nullable Instant addedAt(OutlineAttributes outline) {
        String added = own(outline, ADDED);
        try {
            return added == null ? null : Instant.parse(added);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + added + "' is no instant", e);
        }
    }

    private static @Nullable String own(OutlineAttributes outline, String name) {
        return outline.get("{" + NAMESPACE + "}" + name);
    }

    private static @Nullable BasicAuth auth(Map<String, String> both) {
        return both.isEmpty() ? null : new BasicAuth(both.getOrDefault("user", ""), both.getOrDefault("password", ""));
    }

    private static @Nullable Duration interval(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,10}s")) {
            throw new IllegalArgumentException("the interval '" + value + "' is not a number of seconds, such as 900s");
        }
        return Duration.ofSeconds(Long.parseLong(value.replace(SECONDS, "")));
    }

    private static @Nullable FullText fullText(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(FullText.values())
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("fullText is auto, always or never, not '" + value + "'"));
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the weight '" + value + "' is not a number", e);
        }
    }

    private static List<String> list(@Nullable String json) {
        return json == null ? List.of() : read(json, new TypeReference<List<String>>() {});
    }

    private static Map<String, String> map(@Nullable String json) {
        return json == null ? Map.of() : read(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + json + "' is not the JSON it should be", e);
        }
    }

    /// What an outline says in our namespace, by name, in order: what differs from the defaults.
    ///
    /// @param secrets whether headers, user and password are to be said
    static Map<String, String> write(Feed feed, boolean secrets) {
        Map<String, String> said = new LinkedHashMap<>();
        if (feed.getIntervalSeconds() != null && feed.getIntervalSeconds() > 0) {
            said.put(INTERVAL, feed.getIntervalSeconds() + SECONDS);
        }
        if (feed.getFullText() != FullText.AUTO) {
            said.put(FULL_TEXT, feed.getFullText().name().toLowerCase(Locale.ROOT));
        }
        if (feed.getWeight() != 1.0) {
            said.put(WEIGHT, Double.toString(feed.getWeight()));
        }
        if (feed.getTags().size() > 1 || !feed.getTags().stream().allMatch(OpmlWriter::isFolder)) {
            said.put(TAGS, json(feed.getTags()));
        }
        said.put(ADDED, feed.getAddedAt().toString());
        BasicAuth auth = feed.getBasicAuth();
        if (secrets && auth != null) {
            said.put(AUTH, json(new TreeMap<>(Map.of("user", auth.getUser(), "password", auth.getPassword()))));
        }
        if (secrets && !feed.getHeaders().isEmpty()) {
            said.put(HEADERS, json(new TreeMap<>(feed.getHeaders())));
        }
        return said;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written as JSON", e);
        }
    }
}
