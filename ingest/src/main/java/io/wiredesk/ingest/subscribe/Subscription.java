package io.wiredesk.ingest.subscribe;

import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A subscription as it is asked for: an address and what is said of it.
///
/// @param url without credentials, http or https
/// @param addedAt when it was made first, where that is said
public record Subscription(
        String url, FeedSettings settings, @Nullable Instant addedAt) {
    /// What browsers hand to feed readers: `feed://host/…` and `feed:https://host/…`.
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)feed:(?=https?:)|feed(?=://)");

    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)([^/?#@]*)@(.*)", Pattern.DOTALL);

    /// @param url as people write it; credentials in it are taken out, and count where the settings have none
    /// @throws IllegalArgumentException with one line, when it is no address of a feed
    public static Subscription of(String url, FeedSettings settings, @Nullable Instant addedAt) {
        Matcher scheme = FEED_SCHEME.matcher(url.strip());
        String plain = scheme.lookingAt()
                ? (url.strip().startsWith("://", scheme.end()) ? "http" : "")
                        + url.strip().substring(scheme.end())
                : url.strip();
        Matcher user = USER_INFO.matcher(plain);
        String open = user.matches() ? user.group(1) + user.group(3) : plain;
        try {
            var _ = WebAddress.of(open);
        } catch (FetchFault e) {
            throw new IllegalArgumentException(e.why(), e);
        }
        return user.matches()
                ? new Subscription(open, settings.and(credentials(user.group(2))), addedAt)
                : new Subscription(open, settings, addedAt);
    }

    /// The same said of another address; of another host's, without the secrets.
    ///
    /// @throws IllegalArgumentException with one line, when it is no address of a feed
    public Subscription at(String other) {
        return of(other, isSameHost(other) ? settings : settings.open(), addedAt);
    }

    private boolean isSameHost(String other) {
        try {
            WebAddress mine = WebAddress.of(url);
            WebAddress its = WebAddress.of(other);
            boolean opened = mine.uri().getScheme().equals("https")
                    && its.uri().getScheme().equals("http");
            return !opened && HostGates.hostOf(mine.uri()).equals(HostGates.hostOf(its.uri()));
        } catch (FetchFault _) {
            return false;
        }
    }

    private static FeedSettings credentials(String userInfo) {
        String[] parts = userInfo.replace("+", "%2B").split(":", 2);
        BasicAuth auth = new BasicAuth(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        return new FeedSettings(null, List.of(), null, null, null, Map.of(), auth, null, Map.of());
    }

    private static String decoded(String coded) {
        return URLDecoder.decode(coded.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
    }

    public String id() {
        return FeedId.of(url);
    }

    /// The record of it: of a new subscription, or of one that is there and changes.
    ///
    /// @param before the subscription of this id; null for a new one
    public Feed feed(@Nullable Feed before, Instant now) {
        return settings.changed(before == null ? fresh(addedAt == null ? now : addedAt) : before);
    }

    private Feed fresh(Instant at) {
        return Feed.newBuilder().setId(id()).setUrl(url).setAddedAt(at).build();
    }
}
