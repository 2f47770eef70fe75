package io.wiredesk.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoServerTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09.123Z");
    private static final String EDITED = "harbour-courier.xml";
    private static final String STEADY = "lantern-science.atom";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<DemoFeed> feeds = DemoFeeds.load();
    private final DemoServer server = DemoServer.start(feeds, InstantSource.fixed(NOW), 0);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_reader_without_validator_gets_the_first_version_every_time() throws Exception {
        HttpResponse<String> first = get(EDITED);
        HttpResponse<String> again = get(EDITED);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/rss+xml"));
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_reader_of_the_first_version_gets_the_edited_one_and_then_nothing_new() throws Exception {
        HttpResponse<String> second = get(EDITED, "If-None-Match", "\"v1\"");
        HttpResponse<String> third = get(EDITED, "If-None-Match", "\"v2\"");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("ETag")).hasValue("\"v2\"");
        assertThat(second.body()).isNotEqualTo(get(EDITED).body()).contains("two boats stay in port");
        assertThat(third.statusCode()).isEqualTo(304);
        assertThat(third.body()).isEmpty();
    }

    @Test
    void a_feed_without_edit_has_nothing_new_after_its_first_version() throws Exception {
        HttpResponse<String> second = get(STEADY, "If-None-Match", "\"v1\"");

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("ETag")).hasValue("\"v1\"");
    }

    @Test
    void every_feed_is_served_with_dates_before_the_start() throws Exception {
        for (URI address : server.addresses()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("${").contains("2031");
        }
        assertThat(server.addresses())
                .hasSameSizeAs(feeds)
                .allMatch(uri -> uri.toString().startsWith(server.base() + "feeds/"));
    }

    @Test
    void dates_are_written_as_each_format_wants_them() {
        assertThat(Dates.resolve("${rfc822:-35m} ${iso:-1440m} ${iso:0}", NOW))
                .isEqualTo("Tue, 6 May 2031 06:33:09 GMT 2031-05-05T07:08:09Z ${iso:0}");
    }

    @Test
    void what_is_not_a_feed_is_not_found() throws Exception {
        assertThat(get("feeds.json").statusCode()).isEqualTo(404);
        assertThat(get("../feeds.json").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String file, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + "feeds/" + file));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
