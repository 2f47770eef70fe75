package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.web.WebConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiredeskCommandTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    private static Ran run(Map<String, String> environment, String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false);
        int code = WiredeskCommand.run(shell, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Ran run(String... args) {
        return run(Map.of(), "", args);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "ingest",
                "enrich",
                "sink",
                "monitor",
                "web",
                "feeds",
                "feeds add",
                "feeds import",
                "feeds export",
                "feeds list",
                "feeds status",
                "feeds remove",
                "feeds inspect",
                "annotate",
                "entities",
                "entities show",
                "entities build",
                "tail",
                "search",
                "lag",
                "schemas",
                "schemas list",
                "schemas show",
                "schemas check",
                "acls",
                "config",
                "doctor"
            })
    void every_command_has_help_with_an_example(String command) {
        String[] args = (command + " --help").split(" ", -1);
        Ran ran = run(args);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: wiredesk " + command).contains("Example: ");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void wrong_usage_is_one_line_and_code_2() {
        Ran ran = run("annotate", "--nonsense");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("--nonsense").contains("wiredesk annotate --help");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void an_unknown_setting_names_the_nearest() {
        Ran ran = run("config", "--ingest.pol-interval=3s");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("ingest.pol-interval").contains("ingest.poll-interval");
    }

    @Test
    void a_bad_value_says_what_is_allowed() {
        Ran ran = run("config", "--ingest.poll-interval", "soon");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("ingest.poll-interval").contains("soon").contains("duration");
    }

    @Test
    void a_secret_is_read_from_its_file() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "s3cret\n");
        EffectiveSettings said = EffectiveSettings.of(
                Map.of("web.token-file", secret.toString()),
                Map.of("WIREDESK_KAFKA_CLIENT_SSL_KEYSTORE_PASSWORD_FILE", secret.toString()),
                Map.of());
        assertThat(said.read(WebConfig.class).token()).isEqualTo("s3cret");
        assertThat(said.wire().kafka().client()).containsEntry("ssl.keystore.password", "s3cret");

        Ran ran = run("config", "--web.token-file", secret.toString());
        assertThat(ran.out()).contains("web.token: ***").doesNotContain("s3cret");
        assertThat(run("config", "--web.token-file=/nowhere/at/all").err())
                .hasLineCount(1)
                .contains("web.token-file", "/nowhere/at/all");
        assertThat(run("config", "--web.port-file=" + secret).code()).isEqualTo(2);
    }

    @Test
    void the_later_source_wins_and_config_says_which() throws IOException {
        Path file = file("w.yaml", "ingest:\n  poll-interval: 1m\n  fetchers: 3\nweb:\n  port: 9\n");
        Ran ran = run(
                Map.of("WIREDESK_INGEST_POLL_INTERVAL", "2m", "WIREDESK_INGEST_FETCHERS", "4"),
                "",
                "config",
                "--json",
                "--config",
                file.toString(),
                "--ingest.poll-interval=3m");
        JsonNode lines = ran.json();
        assertThat(setting(lines, "ingest.poll-interval")).containsExactly("3m", "command line");
        assertThat(setting(lines, "ingest.fetchers")).containsExactly("4", "environment");
        assertThat(setting(lines, "web.port")).containsExactly("9", "file");
        assertThat(setting(lines, "web.host")).containsExactly("127.0.0.1", "default");
    }

    private static List<String> setting(JsonNode lines, String key) {
        for (JsonNode line : lines) {
            if (line.get("key").asText().equals(key)) {
                return List.of(line.get("value").asText(), line.get("origin").asText());
            }
        }
        throw new AssertionError("no line for " + key);
    }

    @Test
    void secrets_are_masked() {
        Ran ran = run("config", "--kafka.client.sasl.jaas.config=hunter2");
        assertThat(ran.out()).contains("kafka.client.sasl.jaas.config: ***").doesNotContain("hunter2");
    }

    @Test
    void an_environment_variable_that_is_no_setting_is_an_error() {
        assertThat(run(Map.of("WIREDESK_INGEST_POLLINTERVAL", "1m"), "", "config")
                        .err())
                .contains("WIREDESK_INGEST_POLLINTERVAL");
    }

    @Test
    void a_text_is_annotated_from_stdin() throws IOException {
        Ran ran = run(Map.of(), "Chancellor Angela Merkel met Olaf Hansen in Berlin on Monday.", "annotate", "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.json().findValuesAsText("name")).contains("Angela Merkel", "Berlin");
        assertThat(ran.json().findValuesAsText("id")).contains("Q567", "Q64");
    }

    @Test
    void a_batch_answers_each_line_in_order_bad_ones_too() {
        String in =
                "{\"id\":\"a\",\"text\":\"Rain in Paris.\"}\nnonsense\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"\"}\n";
        Ran ran = run(Map.of(), in, "annotate", "--batch");
        List<String> lines = ran.out().lines().toList();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"id\":\"a\"").contains("Q90");
        assertThat(lines.get(1)).contains("\"error\":\"the line is not JSON");
        assertThat(lines.get(2)).contains("\"id\":\"c\"").contains("needs a \\\"text\\\"");
        assertThat(lines.get(3)).contains("\"id\":\"d\"").doesNotContain("error");
    }

    @Test
    void a_feed_file_is_inspected() throws IOException {
        Path file = file(
                "feed.xml",
                "<rss version='2.0'><channel><title>Quay</title><link>https://quay.example/</link>"
                        + "<item><title>Tide</title><link>/t</link></item></channel></rss>");
        Ran ran = run("feeds", "inspect", file.toString(), "--json", "--base-url", "https://quay.example/feed");
        assertThat(ran.code()).isZero();
        assertThat(ran.json().at("/entries/0/link").asText()).isEqualTo("https://quay.example/t");
    }

    @Test
    void what_is_no_feed_says_so_with_code_1() throws IOException {
        Path file = file("page.html", "<!doctype html><html><body>Hello</body></html>");
        Ran ran = run("feeds", "inspect", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("can't be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotate /nowhere/text.txt",
                "feeds inspect /nowhere/feed.xml",
                "search tide --data /nowhere",
                "schemas show Nothing",
                "up --feeds /nowhere/list.opml",
                "config --config /nowhere/wiredesk.yaml"
            })
    void what_is_not_there_is_one_line_without_a_trace(String command) {
        Ran ran = run(command.split(" ", -1));
        assertThat(ran.code()).isIn(1, 2);
        assertThat(ran.err()).hasLineCount(1).startsWith("wiredesk: ").doesNotContain("\tat ");
    }

    @Test
    void an_unreachable_broker_is_one_line_that_names_it() {
        Ran ran = run("lag", "--kafka.bootstrap-servers=127.0.0.1:1");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("127.0.0.1:1");
    }

    @Test
    void schemas_are_listed_shown_and_checked() throws IOException {
        assertThat(run("schemas", "list").out()).contains("EnrichedArticle");
        Ran shown = run("schemas", "show", "Article");
        assertThat(shown.json().get("name").asText()).isEqualTo("Article");
        Path same = file("same.avsc", shown.out());
        assertThat(run("schemas", "check", same.toString()).code()).isZero();
        Path broken = file("broken.avsc", shown.out().replace("\"name\" : \"revision\"", "\"name\" : \"number\""));
        Ran checked = run("schemas", "check", broken.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("BREAK");
    }
}
