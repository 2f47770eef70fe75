package io.wiredesk.desk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.record.KeyedTopic;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.news.Alert;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.news.Source;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import io.wiredesk.sink.alert.AlertConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryIT {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Received(Headers headers, String body) {}

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".", 2, (short) 1),
            new WireConfig.Schemas(null));
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        wire.createTopics();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestHeaders(), body));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void an_alert_is_posted_signed_and_tried_again_until_it_is_taken() {
        answers.addAll(List.of(500, 503));
        SavedSearch search = save(receiver.getAddress().getPort());
        try (WebhookDelivery delivery = WebhookDelivery.start(wire, config(5, true))) {
            tell("a1");
            await().atMost(SOON).until(() -> received.size() == 3);
            assertThat(delivery.running()).isTrue();
        }
        List<Received> all = List.copyOf(received);
        assertThat(all).extracting(Received::body).containsOnly(all.getFirst().body());
        assertThat(all.getLast().body()).contains("\"article_id\":\"a1\"");
        Headers headers = all.getLast().headers();
        Instant stamped = Instant.ofEpochSecond(Long.parseLong(headers.getFirst("webhook-timestamp")));
        assertThat(headers.getFirst("webhook-id")).isEqualTo("ports/a1/1");
        assertThat(headers.getFirst("webhook-signature"))
                .isEqualTo(
                        Signature.headers("ports/a1/1", stamped, all.getLast().body(), search.getWebhookSecret())
                                .get("webhook-signature"));
        assertThat(letters()).isEmpty();
    }

    @Test
    void what_nobody_takes_goes_to_the_dead_letters_and_the_next_one_is_posted() {
        answers.addAll(List.of(500, 500));
        save(receiver.getAddress().getPort());
        try (WebhookDelivery _ = WebhookDelivery.start(wire, config(2, true))) {
            tell("a1");
            await().atMost(SOON).until(() -> letters().size() == 1);
            tell("a2");
            await().atMost(SOON).until(() -> received.size() == 3);
        }
        assertThat(letters().getFirst()).contains("2 attempts", "answers 500");
    }

    @Test
    void an_address_inside_a_network_is_not_posted_to() {
        save(receiver.getAddress().getPort());
        try (WebhookDelivery _ = WebhookDelivery.start(wire, config(5, false))) {
            tell("a1");
            await().atMost(SOON).until(() -> letters().size() == 1);
        }
        assertThat(letters().getFirst()).contains("inside a network", "alerts.webhook-allow-private");
        assertThat(received).isEmpty();
    }

    @Test
    void what_was_delivered_is_not_posted_again_after_a_restart() {
        save(receiver.getAddress().getPort());
        for (String id : List.of("a1", "a2")) {
            try (WebhookDelivery _ = WebhookDelivery.start(wire, config(5, true))) {
                tell(id);
                await().atMost(SOON)
                        .until(() ->
                                received.stream().anyMatch(post -> post.body().contains("\"" + id + "\"")));
            }
        }
        assertThat(received).hasSize(2);
    }

    private static AlertConfig config(int attempts, boolean allowPrivate) {
        return new AlertConfig(
                1, Duration.ofDays(7), allowPrivate, Duration.ofSeconds(10), attempts, Duration.ofMillis(20));
    }

    private SavedSearch save(int port) {
        SavedSearch search = SavedSearches.make("ports", "lisbon", false, "http://127.0.0.1:" + port + "/hook", AT);
        new SavedSearches(wire).put(search);
        return search;
    }

    private void tell(String article) {
        Alert alert = Alert.newBuilder()
                .setId("ports/" + article + "/1")
                .setSearchId("ports")
                .setSearchName("ports")
                .setQuery("lisbon")
                .setArticleId(article)
                .setRevision(1)
                .setTitle("Harbour opens")
                .setSource(new Source("Post", "post.example"))
                .setLanguage("en")
                .setPublished(AT)
                .setAt(AT)
                .build();
        new KeyedTopic<>(wire, wire.names().alerts(), Alert.class).put("ports", alert);
    }

    /// The reasons of the dead letters.
    private List<String> letters() {
        List<String> reasons = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(wire, wire.names().deadLetters(), Instant.MIN)) {
            while (!reader.atEnd()) {
                reader.next(Duration.ofMillis(100))
                        .forEach(record -> reasons.add(EventHeaders.get(record.headers(), DeadLetter.REASON)
                                .orElseThrow()));
            }
        }
        return reasons;
    }
}
