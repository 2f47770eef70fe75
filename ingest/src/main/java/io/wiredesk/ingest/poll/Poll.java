package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.fetch.Answer;
import io.wiredesk.ingest.fetch.Ask;
import io.wiredesk.ingest.fetch.Ask.Condition;
import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.HostClosed;
import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One poll: request, answer, what it means. Whatever goes wrong is an outcome with one clear line.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
///
/// Source: RFC 9110 §13.1 (conditional requests), §15.4.5 (304), §15.5.11 (410), §10.2.3 (Retry-After); RFC 6585 §4
/// (429).
public final class Poll implements Poller, AutoCloseable {
    private static final String FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    private static final int NOT_MODIFIED = 304;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Web web;
    private final PollLimits limits;
    private final InstantSource clock;

    /// A poller on its own, which minds no host's spacing.
    public Poll(PollLimits limits, InstantSource clock) {
        this(new Web(limits.fetch(), new HostGates(Duration.ZERO, Integer.MAX_VALUE, clock), clock), limits, clock);
    }

    /// @param web closed with the poller
    public Poll(Web web, PollLimits limits, InstantSource clock) {
        this.web = web;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public PollOutcome poll(Feed feed, @Nullable FeedStatus last) throws InterruptedException {
        try {
            Ask ask = ask(feed, last);
            return judge(web.get(ask), ask.address(), last);
        } catch (HostClosed closed) {
            Duration left = Duration.between(clock.instant(), closed.until());
            return new Refused(left.isNegative() ? Duration.ZERO : left, null, closed.why());
        } catch (FetchFault fault) {
            return new Failed(null, fault.why());
        }
    }

    private Ask ask(Feed feed, @Nullable FeedStatus last) throws FetchFault {
        WebAddress subscribed = WebAddress.of(feed.getUrl());
        URI address =
                last == null ? subscribed.uri() : WebAddress.of(last.getUrl()).uri();
        return new Ask(
                address,
                FEEDS,
                secrets(feed, subscribed, address),
                condition(address, last),
                limits.fetch().timeout());
    }

    /// What the feed's own server is to be sent beside the usual.
    private static Map<String, String> secrets(Feed feed, WebAddress subscribed, URI address) {
        if (!mayHaveSecrets(address, subscribed.uri())) {
            return Map.of();
        }
        Map<String, String> secrets = new HashMap<>();
        subscribed.authorization().ifPresent(value -> secrets.put("Authorization", value));
        BasicAuth auth = feed.getBasicAuth();
        if (auth != null) {
            secrets.put("Authorization", basic(auth));
        }
        secrets.putAll(feed.getHeaders());
        return secrets;
    }

    /// A feed that has moved to another host, or to where anyone can read along, may not take the subscriber's secrets
    /// with it.
    private static boolean mayHaveSecrets(URI address, URI subscribed) {
        boolean opened =
                subscribed.getScheme().equals("https") && !address.getScheme().equals("https");
        return !opened && HostGates.hostOf(address).equals(HostGates.hostOf(subscribed));
    }

    /// Source: RFC 7617 §2, in UTF-8 as §2.1 has it.
    private static String basic(BasicAuth auth) {
        byte[] both = (auth.getUser() + ":" + auth.getPassword()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static @Nullable Condition condition(URI address, @Nullable FeedStatus last) {
        if (last == null) {
            return null;
        }
        String from = last.getAnsweredBy() == null ? address.toString() : last.getAnsweredBy();
        return new Condition(from, last.getEtag(), last.getLastModified());
    }

    private PollOutcome judge(Answer answer, URI asked, @Nullable FeedStatus last) {
        int status = answer.status();
        String host = HostGates.hostOf(answer.address());
        if (status == NOT_MODIFIED && last != null) {
            return new NotModified(received(answer, validatorsOf304(answer, last)));
        }
        if (status == GONE && isFeedsOwn(answer, asked)) {
            return new Gone(status);
        }
        if (status == TOO_MANY_REQUESTS
                || (status == UNAVAILABLE && answer.retryAfter().isPresent())) {
            Duration wished = answer.retryAfter().orElse(Duration.ZERO);
            String wait = wished.isZero() ? "" : " " + wished.toSeconds() + " s";
            return new Refused(wished, status, host + " answered " + status + " and asks to wait" + wait);
        }
        if (status != 200) {
            return new Failed(status, host + " answered HTTP " + status);
        }
        String etag = answer.header("ETag").orElse(null);
        String modified = answer.header("Last-Modified").orElse(null);
        return read(answer, new Validators(etag, modified, sha256(answer.body())), last);
    }

    /// What a temporary redirect led to may be gone without the feed being so.
    private static boolean isFeedsOwn(Answer answer, URI asked) {
        return answer.address().equals(asked) || answer.address().equals(answer.movedTo());
    }

    private PollOutcome read(Answer answer, Validators validators, @Nullable FeedStatus last) {
        if (last != null && String.valueOf(validators.bodySha256()).equals(last.getBodySha256())) {
            return new NotModified(received(answer, validators));
        }
        String type = answer.header("Content-Type").orElse(null);
        return switch (FeedParser.parse(answer.body(), type, answer.address().toString(), limits.maxEntries())) {
            case Parsed(var feed) -> new Fetched(feed, received(answer, validators));
            case Unreadable(String why) -> new Failed(answer.status(), why);
        };
    }

    private static Received received(Answer answer, Validators validators) {
        return new Received(
                answer.status(),
                validators,
                answer.address().toString(),
                answer.movedTo() == null ? null : answer.movedTo().toString(),
                answer.freshFor(),
                answer.headers().all("Link"));
    }

    /// A 304 need not repeat the validators: those of before stay in force.
    private static Validators validatorsOf304(Answer answer, FeedStatus last) {
        return new Validators(
                answer.header("ETag").orElse(last.getEtag()),
                answer.header("Last-Modified").orElse(last.getLastModified()),
                last.getBodySha256());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /// What stands at an address, feed or not, within the same limits.
    ///
    /// @throws IOException with one line for a person, when nothing comes
    public Page fetch(String url) throws IOException, InterruptedException {
        return fetch(Feed.newBuilder()
                .setId("")
                .setUrl(url)
                .setAddedAt(Instant.EPOCH)
                .build());
    }

    /// What stands at a subscription's address, feed or not, asked for as its poll asks.
    ///
    /// @throws IOException with one line for a person, when nothing comes
    public Page fetch(Feed feed) throws IOException, InterruptedException {
        try {
            Answer answer = web.get(ask(feed, null));
            if (answer.status() != 200) {
                throw new FetchFault(HostGates.hostOf(answer.address()) + " answered HTTP " + answer.status());
            }
            return new Page(answer.body(), answer.header("Content-Type").orElse(null), answer.address());
        } catch (FetchFault fault) {
            throw new IOException(fault.why(), fault);
        }
    }

    /// A body and where it came from.
    ///
    /// @param contentType as the server says; null where it says nothing
    /// @param address after redirects
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Page(byte[] body, @Nullable String contentType, URI address) {}

    @Override
    public void close() {
        web.close();
    }
}
