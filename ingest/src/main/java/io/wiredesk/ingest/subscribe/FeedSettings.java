package io.wiredesk.ingest.subscribe;

import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a subscriber says of a feed. What is null or empty is not said: it stays as it was, and is the default for a
/// new
/// subscription.
///
/// @param title the subscriber's own name for the feed
/// @param tags labels; a slash separates a folder from the one it is in
/// @param language BCP 47 tag of a feed that states none
/// @param interval between polls, at least a second
/// @param headers of the request, by name; values are secrets
/// @param weight not negative
/// @param outline attributes of the OPML outline that have no component here, by name
public record FeedSettings(
        @Nullable String title,
        List<String> tags,
        @Nullable String language,
        @Nullable Duration interval,
        @Nullable FullText fullText,
        Map<String, String> headers,
        @Nullable BasicAuth basicAuth,
        @Nullable Double weight,
        Map<String, String> outline) {

    public static final FeedSettings NONE =
            new FeedSettings(null, List.of(), null, null, null, Map.of(), null, null, Map.of());

    /// Source: RFC 9110 §5.6.2.
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /// What no header may have, and what no XML can hold.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\x20-\\x7E\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /// Set for each request by the program itself, or a way to smuggle another one.
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "transfer-encoding", "connection");

    /// @throws IllegalArgumentException with one line, when something is not as it must be
    public FeedSettings {
        title = title == null || line(title).isEmpty() ? null : line(title);
        Set<String> distinct = new LinkedHashSet<>();
        tags.stream().map(FeedSettings::line).filter(tag -> !tag.isEmpty()).forEach(distinct::add);
        tags = List.copyOf(distinct);
        language = language == null || language.isBlank() ? null : languageTag(language.strip());
        if (interval != null && (interval.toSeconds() < 1 || interval.toSeconds() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "an interval of " + interval.toSeconds() + " s is not allowed: 1s or more");
        }
        headers = Map.copyOf(checked(headers));
        if (basicAuth != null && (basicAuth.getUser().contains(":") || hasControls(basicAuth))) {
            throw new IllegalArgumentException(
                    "a user name has no colon, and no more than a password a control" + " character (RFC 7617)");
        }
        if (weight != null && !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a weight of " + weight + " is not allowed: 0 or more");
        }
        outline = Map.copyOf(outline);
    }

    /// Settings that say these tags only.
    static FeedSettings tagged(List<String> tags) {
        return new FeedSettings(null, tags, null, null, null, Map.of(), null, null, Map.of());
    }

    /// The same but for the secrets.
    FeedSettings open() {
        return new FeedSettings(title, tags, language, interval, fullText, Map.of(), null, weight, outline);
    }

    static boolean isLanguage(String tag) {
        try {
            return !languageTag(tag).isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String languageTag(String tag) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(
                    "'" + line(tag) + "' is not a language tag (BCP 47), such as en or pt-BR", e);
        }
    }

    private static boolean hasControls(BasicAuth auth) {
        return UNPRINTABLE.matcher(auth.getUser() + auth.getPassword()).find();
    }

    private static Map<String, String> checked(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches() || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'" + line(name) + "' is not a header that can be set");
            }
            if (UNPRINTABLE.matcher(value).find()) {
                throw new IllegalArgumentException(
                        "the value of header " + name + " has characters that none can have");
            }
        });
        return headers;
    }

    /// Of one line, without characters that are none.
    static String line(String value) {
        return UNPRINTABLE.matcher(value).replaceAll(" ").strip();
    }

    /// These settings, and what another place says of the same feed: its tags too, the rest where nothing is said here.
    FeedSettings and(FeedSettings other) {
        Set<String> allTags = new LinkedHashSet<>(tags);
        allTags.addAll(other.tags);
        return new FeedSettings(
                title == null ? other.title : title,
                List.copyOf(allTags),
                language == null ? other.language : language,
                interval == null ? other.interval : interval,
                fullText == null ? other.fullText : fullText,
                over(headers, other.headers),
                basicAuth == null ? other.basicAuth : basicAuth,
                weight == null ? other.weight : weight,
                over(outline, other.outline));
    }

    private static Map<String, String> over(Map<String, String> first, Map<String, String> second) {
        Map<String, String> both = new LinkedHashMap<>(second);
        both.putAll(first);
        return both;
    }

    /// Changes a subscription: what is said here wins, tags and headers are added to those that are there.
    Feed changed(Feed before) {
        Feed.Builder feed = Feed.newBuilder(before);
        Set<String> allTags = new LinkedHashSet<>(before.getTags());
        allTags.addAll(tags);
        feed.setTags(List.copyOf(allTags))
                .setHeaders(over(headers, before.getHeaders()))
                .setOutline(over(outline, before.getOutline()));
        if (title != null) {
            feed.setTitle(title);
        }
        if (language != null) {
            feed.setLanguage(language);
        }
        if (interval != null) {
            feed.setIntervalSeconds((int) interval.toSeconds());
        }
        if (fullText != null) {
            feed.setFullText(fullText);
        }
        if (basicAuth != null) {
            feed.setBasicAuth(basicAuth);
        }
        if (weight != null) {
            feed.setWeight(weight);
        }
        return feed.build();
    }
}
