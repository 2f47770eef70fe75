package io.wiredesk.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program as users run it: a process of its own, from the runnable jar.
class DemoIT {
    private static final Path JAR = Path.of("target", "wiredesk.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private Process start(Path out, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private JsonNode closing(Process demo, Path out) throws Exception {
        assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out);
        assertThat(demo.exitValue())
                .as(text + Files.readString(folder.resolve("err")))
                .isZero();
        return JsonMapper.builder().build().readTree(text);
    }

    private static void assertWhole(JsonNode closing) {
        assertThat(closing.get("settled").asBoolean()).as(closing.toString()).isTrue();
        assertThat(closing.get("articles").asInt()).isEqualTo(73);
        assertThat(closing.get("revisions").asInt()).isEqualTo(74);
        assertThat(closing.get("article_records").asInt()).isEqualTo(74);
        assertThat(closing.get("enriched_records").asInt()).isEqualTo(74);
        assertThat(closing.get("indexed").asInt()).isEqualTo(73);
        assertThat(closing.get("dead_letters").asInt()).isZero();
    }

    @Test
    void stdout_is_one_document_and_nothing_else_and_the_folder_is_gone() throws Exception {
        Path out = folder.resolve("out");
        assertWhole(closing(start(out, "demo", "--exit", "--json"), out));
        assertThat(Files.readString(folder.resolve("err")))
                .doesNotContain("\tat ")
                .doesNotContain("ERROR");
    }

    /// Killed while articles arrive, at three moments: as soon as the topic has its first record, in the middle of
    /// enrichment, and when most of it is done.
    @ParameterizedTest
    @CsvSource({"news.articles, 1", "news.enriched, 10", "news.mentions, 250"})
    void killed_and_started_again_every_revision_is_there_once(String topic, long records) throws Exception {
        int port = freePort();
        String data = folder.resolve("data").toString();
        Path out = folder.resolve("out");
        Process first = start(out, "demo", "--data", data, "--json", "--broker.port=" + port, "--web.port=0");
        try {
            awaitRecords("127.0.0.1:" + port, topic, records);
        } finally {
            first.destroyForcibly().waitFor();
        }
        Path again = folder.resolve("again");
        Process second =
                start(again, "demo", "--data", data, "--json", "--exit", "--broker.port=" + port, "--web.port=0");
        assertWhole(closing(second, again));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitRecords(String server, String topic, long records) {
        Properties properties = new Properties();
        properties.putAll(
                Map.of("bootstrap.servers", server, "default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));
        try (Admin admin = Admin.create(properties)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> ends(admin, topic) >= records);
        }
    }

    private static long ends(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = Map.of(
                new TopicPartition(topic, 0), OffsetSpec.latest(), new TopicPartition(topic, 1), OffsetSpec.latest());
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
