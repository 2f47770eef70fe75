package io.wiredesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.fetch.FetchLimits;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.testing.LocalWeb;
import io.wiredesk.ingest.testing.LocalWeb.Reply;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 9110 §8.8 and §13.1: what a server calls its validators is its own business.
class ValidatorsTest {
    private static final Reply RSS = Reply.of(
            "application/rss+xml",
            "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
                    + "<description>d</description><item><title>One</title></item></channel></rss>");

    private final LocalWeb server = new LocalWeb();
    private final Poll poll = new Poll(
            new PollLimits(new FetchLimits(Duration.ofSeconds(10), 10_000, 5, true, "test"), 10),
            InstantSource.system());

    @AfterEach
    void stop() {
        poll.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7\"",
                "W/\"7\"",
                "w/\"7\"",
                "7",
                "\"with space\"",
                "\"with,comma\", and more",
                "\"quote\\\"inside\"",
                "'single'",
                "\"abc-gzip\"",
                "\"abc--gzip",
                "\"\"",
                "\"caf\u00e9 \u00a7\"",
                "*",
            })
    void an_etag_is_sent_back_byte_by_byte(String etag) throws Exception {
        server.on("/feed", RSS.with("ETag", etag));
        Received received = ((Fetched) poll("/feed", null)).received();
        poll("/feed", status("/feed", received));

        assertThat(received.validators().etag()).isEqualTo(etag);
        assertThat(server.last().header("if-none-match")).isEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 03 Mar 2026 10:00:00 GMT",
                "Tue, 3 Mar 2026 10:00:00 +0100",
                "Tuesday, 03-Mar-26 10:00:00 GMT",
                "Tue Mar  3 10:00:00 2026",
                "2026-03-03T10:00:00Z",
                "0",
            })
    void a_last_modified_is_sent_back_as_it_came(String modified) throws Exception {
        server.on("/feed", RSS.with("Last-Modified", modified));
        Received received = ((Fetched) poll("/feed", null)).received();
        poll("/feed", status("/feed", received));

        assertThat(received.validators().lastModified()).isEqualTo(modified);
        assertThat(server.last().header("if-modified-since")).isEqualTo(modified);
    }

    @Test
    void both_are_sent_where_both_are_known_and_none_the_first_time() throws Exception {
        server.on("/feed", RSS.with("ETag", "\"1\"").with("Last-Modified", "then"));
        Received received = ((Fetched) poll("/feed", null)).received();
        assertThat(server.last().headers()).doesNotContainKeys("if-none-match", "if-modified-since");
        poll("/feed", status("/feed", received));
        assertThat(server.last().headers())
                .containsEntry("if-none-match", "\"1\"")
                .containsEntry("if-modified-since", "then");
    }

    @Test
    void a_304_may_bring_new_validators_and_keeps_those_that_it_leaves_out() throws Exception {
        server.on("/feed", Reply.of(304, Map.of("ETag", "\"2\"")));
        NotModified answer = (NotModified) poll("/feed", status("/feed", received("/feed", "\"1\"", "then", "hash")));

        assertThat(answer.received().validators()).isEqualTo(new Validators("\"2\"", "then", "hash"));
    }

    @Test
    void a_200_without_validators_ends_those_of_before() throws Exception {
        server.on("/feed", RSS);
        Fetched answer = (Fetched) poll("/feed", status("/feed", received("/feed", "\"1\"", "then", "hash")));

        assertThat(answer.received().validators().etag()).isNull();
        assertThat(answer.received().validators().lastModified()).isNull();
    }

    @Test
    void the_same_bytes_with_other_validators_are_not_modified_and_bring_their_validators() throws Exception {
        server.on("/feed", RSS.with("ETag", "\"1\""));
        Received first = ((Fetched) poll("/feed", null)).received();
        server.on("/feed", RSS.with("ETag", "\"2\"").with("Last-Modified", "now"));
        NotModified again = (NotModified) poll("/feed", status("/feed", first));

        assertThat(again.received().validators())
                .isEqualTo(new Validators("\"2\"", "now", first.validators().bodySha256()));
    }

    @Test
    void bytes_that_are_those_of_last_time_are_not_even_parsed() throws Exception {
        server.on("/feed", Reply.of("text/html", "<html>what no parser takes for a feed</html>"));
        assertThat(poll("/feed", null)).isInstanceOf(Failed.class);
        String hash = "91adbb5b5c0d4ae7b1bca7a5c2bf2ba1bfa0c15a9d3c1f1ed4c1ea6cba2e9b33";
        assertThat(poll("/feed", status("/feed", received("/feed", null, null, hash))))
                .isInstanceOf(Failed.class);

        String known = sha256("<html>what no parser takes for a feed</html>");
        assertThat(poll("/feed", status("/feed", received("/feed", null, null, known))))
                .isInstanceOf(NotModified.class);
    }

    @Test
    void validators_are_those_of_the_address_that_answered_and_sent_to_no_other() throws Exception {
        server.on("/feed", Reply.of(302, Map.of("Location", "/a")));
        server.on("/a", RSS.with("ETag", "\"a\""));
        Received received = ((Fetched) poll("/feed", null)).received();
        assertThat(received.answeredBy()).isEqualTo(server.at("/a"));

        server.on("/feed", Reply.of(302, Map.of("Location", "/b")));
        server.on("/b", RSS);
        poll("/feed", status("/feed", received));
        assertThat(server.requests()).allMatch(request -> request.header("if-none-match") == null);
        server.on("/feed", Reply.of(302, Map.of("Location", "/a")));
        poll("/feed", status("/feed", received));
        assertThat(server.last().header("if-none-match")).isEqualTo("\"a\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void a_permanent_redirect_tells_where_the_feed_has_moved_to(int status) throws Exception {
        server.on("/feed", Reply.of(status, Map.of("Location", "/new")));
        server.on("/new", RSS);
        assertThat(((Fetched) poll("/feed", null)).received().movedTo()).isEqualTo(server.at("/new"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void a_temporary_redirect_tells_nothing(int status) throws Exception {
        server.on("/feed", Reply.of(status, Map.of("Location", "/new")));
        server.on("/new", Reply.of(301, Map.of("Location", "/newer")));
        server.on("/newer", RSS);
        assertThat(((Fetched) poll("/feed", null)).received().movedTo()).isNull();
    }

    @Test
    void of_several_redirects_those_before_the_first_temporary_one_count() throws Exception {
        server.on("/feed", Reply.of(301, Map.of("Location", "/new")));
        server.on("/new", Reply.of(302, Map.of("Location", "/today")));
        server.on("/today", RSS);
        assertThat(((Fetched) poll("/feed", null)).received().movedTo()).isEqualTo(server.at("/new"));
    }

    @Test
    void a_410_retires_a_feed_but_not_where_a_temporary_redirect_led_to_it() throws Exception {
        server.on("/gone", Reply.of(410, Map.of()));
        server.on("/moved", Reply.of(301, Map.of("Location", "/gone")));
        server.on("/found", Reply.of(302, Map.of("Location", "/gone")));

        assertThat(poll("/gone", null)).isEqualTo(new Gone(410));
        assertThat(poll("/moved", null)).isEqualTo(new Gone(410));
        assertThat(poll("/found", null)).isInstanceOf(Failed.class);
    }

    private PollOutcome poll(String path, @Nullable FeedStatus last) throws InterruptedException {
        Feed feed = Feed.newBuilder()
                .setId("f")
                .setUrl(server.at(path))
                .setAddedAt(Instant.EPOCH)
                .build();
        return poll.poll(feed, last);
    }

    private Received received(String path, @Nullable String etag, @Nullable String modified, String sha256) {
        Validators validators = new Validators(etag, modified, sha256);
        return new Received(200, validators, server.at(path), null, Duration.ZERO, java.util.List.of());
    }

    private FeedStatus status(String path, Received received) {
        Validators validators = received.validators();
        return FeedStatus.newBuilder()
                .setFeedId("f")
                .setUrl(server.at(path))
                .setPolledAt(Instant.EPOCH)
                .setAnsweredBy(received.answeredBy())
                .setEtag(validators.etag())
                .setLastModified(validators.lastModified())
                .setBodySha256(validators.bodySha256())
                .build();
    }

    private static String sha256(String text) throws java.security.NoSuchAlgorithmException {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
