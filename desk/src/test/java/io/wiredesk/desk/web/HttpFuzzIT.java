package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests that nobody would send, to every address of the description: whatever comes, it is answered, never by a
/// fault
/// of ours, and what is refused is refused by a problem document. `-Dwiredesk.fuzz=100000` sends more,
/// `-Dwiredesk.seed=1`
/// others.
class HttpFuzzIT {
    private static final int REQUESTS = Integer.getInteger("wiredesk.fuzz", 3_000);
    private static final long SEED = Long.getLong("wiredesk.seed", 20261127L);
    private static final int READ_MILLIS = 20_000;

    private static final List<String> PIECES = List.of(
            "a",
            "the",
            "\"",
            "(",
            ")",
            "*",
            "~2",
            ":",
            " OR ",
            " NOT ",
            "NEAR/3",
            "entity:",
            "published:last-24h",
            "published:>9999-99-99",
            "-1",
            "0",
            "999999999999999999999",
            "NaN",
            "true",
            "newest",
            "../../etc/passwd",
            "%",
            "\u0000",
            "\ud83d\ude00",
            "<script>",
            "'; DROP TABLE articles;--",
            "[[[[",
            "{\"name\":",
            "x".repeat(300));

    private static final List<String> PARAMETERS = List.of(
            "q",
            "entity",
            "topic",
            "source",
            "lang",
            "from",
            "to",
            "story",
            "sort",
            "limit",
            "cursor",
            "histogram",
            "collapse",
            "semantic",
            "explain",
            "format",
            "search",
            "facet");

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        ApiIT.start();
    }

    @AfterAll
    static void stop() {
        ApiIT.stop();
    }

    @Test
    void whatever_is_asked_is_answered_and_no_answer_is_a_fault_of_ours() throws Exception {
        List<String> paths = new ArrayList<>();
        JsonNode description = JsonMapper.builder().build().readTree(body(ask("GET", "/openapi.json", "")));
        description.get("paths").fieldNames().forEachRemaining(paths::add);
        paths.addAll(List.of("/", "/search", "/alerts", "/dead-letters", "/assets/htmx.js", "/nothing"));
        // What never ends is asked elsewhere, and nobody watches the lag here.
        paths.removeIf(path -> path.endsWith("/stream") || path.equals("/api/lag"));
        int refused = 0;
        for (int i = 0; i < REQUESTS; i++) {
            String method =
                    random.nextInt(8) == 0 ? List.of("POST", "DELETE", "PUT").get(random.nextInt(3)) : "GET";
            String target = target(paths.get(random.nextInt(paths.size())));
            String answer = ask(method, target, random.nextInt(3) == 0 ? piece() + piece() : "");
            int status = status(answer);
            assertThat(status)
                    .as("seed %d: %s %s: %s", SEED, method, target, answer)
                    .isBetween(200, 499)
                    .isNotEqualTo(408);
            if (status >= 400 && answer.contains("application/problem+json")) {
                refused++;
                JsonNode problem = JsonMapper.builder().build().readTree(body(answer));
                assertThat(problem.path("status").asInt()).isEqualTo(status);
                assertThat(problem.path("detail").asText()).isNotBlank();
            }
        }
        assertThat(refused).isPositive();
    }

    private String target(String path) {
        StringBuilder target = new StringBuilder(path.replaceAll("\\{[^}]*}", word()));
        for (int n = random.nextInt(4), i = 0; i < n; i++) {
            target.append(i == 0 ? '?' : '&')
                    .append(PARAMETERS.get(random.nextInt(PARAMETERS.size())))
                    .append(random.nextInt(20) == 0 ? "" : "=")
                    .append(random.nextInt(10) == 0 ? "%zz" : word());
        }
        return target.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            word.append(piece());
        }
        return URLEncoder.encode(word.toString(), StandardCharsets.UTF_8);
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /// By a socket and without chunks, as clients of Java's refuse to send what we want to send.
    private static String ask(String method, String target, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ApiIT.port())) {
            socket.setSoTimeout(READ_MILLIS);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes((method + " " + target + " HTTP/1.0\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            request.writeBytes(content);
            request.writeTo(socket.getOutputStream());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return answer.matches("(?s)HTTP/1.[01] \\d{3}.*") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
