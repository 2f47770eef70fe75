package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One poll: request, answer, what it means. Conditional requests, redirects followed by hand so that each hop can be
/// checked, everything within limits. Whatever goes wrong is an outcome with one clear line.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
///
/// Source: RFC 9110 §13.1 (conditional requests), §15.4 (redirects), §15.5.11 (410), §10.2.3 (Retry-After).
public final class Poll implements Poller, AutoCloseable {
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client;
    private final Exchange exchange;
    private final PollLimits limits;
    private final InstantSource clock;

    public Poll(PollLimits limits, InstantSource clock) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.timeout())
                .build();
        this.exchange = new Exchange(client, limits);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public PollOutcome poll(Feed feed, @Nullable FeedStatus last) throws InterruptedException {
        try {
            Answer answer = follow(webAddress(last == null ? feed.getUrl() : last.getUrl()), feed, last);
            return judge(answer.response(), answer.address(), last, answer.movedTo());
        } catch (PollFault fault) {
            return new Failed(null, fault.why());
        }
    }

    /// What stands at an address, feed or not, within the same limits.
    ///
    /// @throws IOException with one line for a person, when nothing comes
    public Page fetch(String url) throws IOException, InterruptedException {
        try {
            Answer answer = follow(webAddress(url), Subscriptions.feed(url, null, List.of(), clock.instant()), null);
            if (answer.response().statusCode() != 200) {
                throw new PollFault(answer.address().getAuthority() + " answered HTTP "
                        + answer.response().statusCode());
            }
            return new Page(
                    exchange.body(answer.response()),
                    answer.response().headers().firstValue("Content-Type").orElse(null),
                    answer.address());
        } catch (PollFault fault) {
            throw new IOException(fault.why(), fault);
        }
    }

    /// A body and where it came from.
    ///
    /// @param contentType as the server says; null where it says nothing
    /// @param address after redirects
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Page(byte[] body, @Nullable String contentType, URI address) {}

    /// @param movedTo the new permanent address where the server named one
    private record Answer(
            HttpResponse<byte[]> response,
            URI address,
            @Nullable String movedTo) {}

    private Answer follow(URI home, Feed feed, @Nullable FeedStatus last) throws PollFault, InterruptedException {
        Instant deadline = clock.instant().plus(limits.timeout());
        boolean permanent = true;
        URI address = home;
        for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
            HttpResponse<byte[]> response = exchange.send(address, home, feed, last, left(deadline));
            int status = response.statusCode();
            Optional<String> location = response.headers().firstValue("Location");
            if (!isRedirect(status) || location.isEmpty()) {
                return new Answer(response, address, permanent && hop > 0 ? address.toString() : null);
            }
            permanent &= status == 301 || status == 308;
            address = webAddress(resolve(address, location.get()));
        }
        throw new PollFault("more than " + limits.maxRedirects() + " redirects from " + home);
    }

    private PollOutcome judge(
            HttpResponse<byte[]> answer, URI address, @Nullable FeedStatus last, @Nullable String movedTo)
            throws PollFault {
        int status = answer.statusCode();
        Optional<Duration> wait =
                answer.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
        if (status == 304) {
            return new NotModified(validators(answer, last, last == null ? null : last.getBodySha256()), status);
        }
        if (status == GONE) {
            return new Gone(status);
        }
        if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && wait.isPresent())) {
            Duration asked = wait.orElse(Duration.ZERO);
            return new Refused(
                    asked,
                    status,
                    address.getAuthority() + " answered " + status + " and asks to wait"
                            + (asked.isZero() ? "" : " " + asked.toSeconds() + " s"));
        }
        if (status != 200) {
            return new Failed(status, address.getAuthority() + " answered HTTP " + status);
        }
        return read(answer, address, last, movedTo);
    }

    private PollOutcome read(
            HttpResponse<byte[]> answer, URI address, @Nullable FeedStatus last, @Nullable String movedTo)
            throws PollFault {
        byte[] body = exchange.body(answer);
        String sha = sha256(body);
        if (last != null && movedTo == null && sha.equals(last.getBodySha256())) {
            return new NotModified(validators(answer, null, sha), answer.statusCode());
        }
        String type = answer.headers().firstValue("Content-Type").orElse(null);
        return switch (FeedParser.parse(body, type, address.toString(), limits.maxEntries())) {
            case Parsed(var feed) -> new Fetched(feed, validators(answer, null, sha), answer.statusCode(), movedTo);
            case Unreadable(String why) -> new Failed(answer.statusCode(), why);
        };
    }

    /// A 304 need not repeat the validators: those of before stay in force.
    private static Validators validators(
            HttpResponse<byte[]> answer, @Nullable FeedStatus before, @Nullable String sha) {
        String etag = answer.headers().firstValue("ETag").orElse(before == null ? null : before.getEtag());
        String modified =
                answer.headers().firstValue("Last-Modified").orElse(before == null ? null : before.getLastModified());
        return new Validators(etag, modified, sha);
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private Duration left(Instant deadline) throws PollFault {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative() || left.isZero()) {
            throw new PollFault("no answer within " + limits.timeout().toMillis() + " ms, redirects included");
        }
        return left;
    }

    private static String resolve(URI address, String location) throws PollFault {
        try {
            return address.resolve(location.strip().replace(" ", "%20")).toString();
        } catch (IllegalArgumentException e) {
            throw new PollFault("redirected to '" + location + "', which is no address");
        }
    }

    private static URI webAddress(String address) throws PollFault {
        try {
            URI uri = URI.create(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new PollFault("'" + address + "' is not an http or https address");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new PollFault("'" + address + "' is not an address");
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
