package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.news.Feed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryIT {
    private static final Schema FEED = Feed.getClassSchema();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private SchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String schema = new ObjectMapper()
                .createObjectNode()
                .put("schema", FEED.toString())
                .toString();
        server.createContext("/subjects/news.feeds-value/versions", exchange -> answer(exchange, 200, "{\"id\":7}"));
        server.createContext("/schemas/ids/7", exchange -> answer(exchange, 200, schema));
        server.createContext("/schemas/ids/8", exchange -> answer(exchange, 404, "{\"error_code\":40403}"));
        server.start();
        registry = new SchemaRegistry(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_schema_is_registered_once_and_its_id_remembered() {
        assertThat(registry.idOf("news.feeds-value", FEED)).isEqualTo(7);
        assertThat(registry.idOf("news.feeds-value", FEED)).isEqualTo(7);
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_schema_is_loaded_by_id() {
        assertThat(registry.byId(7)).isEqualTo(FEED);
    }

    @Test
    void an_unknown_id_is_refused_with_the_registrys_words() {
        assertThatThrownBy(() -> registry.byId(8))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("40403");
    }

    @Test
    void a_registry_that_is_down_is_named() {
        server.stop(0);
        assertThatThrownBy(() -> registry.byId(7))
                .isInstanceOf(SchemaUnavailableException.class)
                .hasMessageContaining("can't be reached");
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
