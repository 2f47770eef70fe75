package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiatedTest {
    private static final Javalin SERVER = Javalin.create(javalin -> javalin.routes.get(
            "/",
            new Negotiated(context -> context.result("page"))
                    .or("application/json", context -> context.result("json"))
                    .or("application/rss+xml", context -> context.result("rss"))));

    @BeforeAll
    static void start() {
        SERVER.start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|page",
                "application/json|json",
                "APPLICATION/JSON; charset=utf-8|json",
                "application/json;q=0.5, application/rss+xml|rss",
                "application/rss+xml;q=0.2, application/json;q=0.2|rss",
                "application/json;q=0|page",
                "image/png|page",
                "*/*|page",
                "text/html;q=0.4, application/json;q=0.6|json",
                ";;,q=|page",
            })
    void the_form_of_the_greatest_weight_is_given(String accepted, String given) throws Exception {
        assertThat(ask("Accept", accepted)).isEqualTo(given);
    }

    @Test
    void who_says_nothing_gets_the_page() throws Exception {
        assertThat(ask("X-Nothing", "said")).isEqualTo("page");
    }

    private static String ask(String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + "/"))
                .header(header, value)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
