package io.wiredesk.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedPushKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackServerTest {
    private static final String TOPIC = "https://paper.example/feed.xml?a=1&b=2";
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private final List<FeedPush> kept = new CopyOnWriteArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final Callback callback = new Callback(URI.create("https://news.example/hubs"), "the key of all");
    private final CallbackServer server = CallbackServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), callback, this::keep, 2_000_000, () -> NOW);
    private final HttpClient client = HttpClient.newHttpClient();

    private void keep(FeedPush push) throws IOException {
        if (full.get()) {
            throw new IOException("no broker");
        }
        kept.add(push);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_hub_that_asks_whether_a_subscription_is_meant_is_told_so_in_its_own_words() throws Exception {
        HttpResponse<String> answer =
                get(path(), "subscribe", TOPIC, "&hub.challenge=ch%C3%A4llenge&hub.lease_seconds=600");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ch\u00e4llenge");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain"));
        assertThat(kept).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(FeedPushKind.CONFIRMED);
            assertThat(push.getFeedId()).isEqualTo("feed1");
            assertThat(push.getTopic()).isEqualTo(TOPIC);
            assertThat(push.getLeaseSeconds()).isEqualTo(600);
        });
    }

    @ParameterizedTest
    @CsvSource({"subscribe, https://other.example/", "unsubscribe, https://paper.example/feed.xml?a=1&b=2", "'', ''"})
    void what_nobody_asked_for_is_not_confirmed(String mode, String topic) throws Exception {
        assertThat(get(path(), mode, topic, "&hub.challenge=c").statusCode()).isEqualTo(404);
        assertThat(kept).isEmpty();
    }

    @Test
    void a_challenge_by_an_address_that_was_not_given_is_not_answered() throws Exception {
        assertThat(get(path().replace("feed1", "feed2"), "subscribe", TOPIC, "&hub.challenge=c")
                        .statusCode())
                .isEqualTo(404);
        assertThat(kept).isEmpty();
    }

    @Test
    void a_hub_that_says_no_is_heard() throws Exception {
        assertThat(get(path(), "denied", TOPIC, "&hub.reason=not+you").statusCode())
                .isEqualTo(200);
        assertThat(kept).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(FeedPushKind.DENIED);
            assertThat(push.getReason()).isEqualTo("not you");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1 HmacSHA1", "sha256 HmacSHA256", "sha384 HmacSHA384", "sha512 HmacSHA512"})
    void a_signed_push_is_kept_as_it_came(String method) throws Exception {
        byte[] body = "<rss/>".getBytes(StandardCharsets.UTF_8);
        String[] names = method.split(" ");

        assertThat(push(body, names[0] + "=" + signature(names[1], body))).isEqualTo(200);
        assertThat(kept).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(FeedPushKind.CHANGED);
            assertThat(push.getContentType()).isEqualTo("application/rss+xml");
            assertThat(StandardCharsets.UTF_8.decode(push.getBody()).toString()).isEqualTo("<rss/>");
            assertThat(push.getReceivedAt()).isEqualTo(NOW);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256=00", "sha256=", "none", "md5=00"})
    void a_push_that_is_not_signed_by_its_hub_is_passed_over(String signature) throws Exception {
        assertThat(push("<rss/>".getBytes(StandardCharsets.UTF_8), signature)).isEqualTo(202);
        assertThat(kept).isEmpty();
    }

    @Test
    void a_push_too_big_for_a_record_says_that_there_is_something_and_one_beyond_all_limits_is_refused()
            throws Exception {
        byte[] big = new byte[1_000_000];
        assertThat(push(big, "sha256=" + signature("HmacSHA256", big))).isEqualTo(200);
        assertThat(kept)
                .singleElement()
                .satisfies(push -> assertThat(push.getBody()).isNull());

        byte[] huge = new byte[2_000_001];
        assertThat(push(huge, "sha256=" + signature("HmacSHA256", huge))).isEqualTo(413);
        assertThat(kept).hasSize(1);
    }

    @Test
    void a_push_that_cannot_be_kept_is_to_be_sent_again() throws Exception {
        byte[] body = "<rss/>".getBytes(StandardCharsets.UTF_8);
        full.set(true);
        assertThat(push(body, "sha256=" + signature("HmacSHA256", body))).isEqualTo(503);
        full.set(false);
        assertThat(push(body, "sha256=" + signature("HmacSHA256", body))).isEqualTo(200);
        assertThat(kept).hasSize(1);
    }

    private String path() {
        return callback.address("feed1", TOPIC).getPath();
    }

    private HttpResponse<String> get(String path, String mode, String topic, String more) throws Exception {
        String query = "hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8) + more;
        return client.send(HttpRequest.newBuilder(at(path + "?" + query)).build(), BodyHandlers.ofString());
    }

    private int push(byte[] body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path()))
                .header("Content-Type", "application/rss+xml")
                .header("X-Hub-Signature", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + server.port() + pathAndQuery);
    }

    private String signature(String algorithm, byte[] body) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(callback.secret("feed1", TOPIC).getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
