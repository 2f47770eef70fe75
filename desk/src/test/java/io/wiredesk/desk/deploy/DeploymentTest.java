package io.wiredesk.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What is deployed agrees with what the program does: metrics that exist, variables that are explained, files that the
/// tools accept. Tools that are not installed are skipped by name.
class DeploymentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern METRIC = Pattern.compile("\\b(?:wiredesk|kafka)_[a-z_]+[a-z]\\b");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void alerts_and_dashboard_ask_for_metrics_that_are_documented() throws Exception {
        Set<String> documented = metrics(read("docs/metrics.md"));
        assertThat(metrics(read("deploy/prometheus/alerts.yml"))).isNotEmpty().isSubsetOf(documented);
        List<String> expressions = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(read("deploy/grafana/dashboards/wiredesk.json"));
        dashboard
                .get("panels")
                .forEach(panel -> panel.get("targets")
                        .forEach(target -> expressions.add(target.get("expr").asText())));
        assertThat(metrics(String.join("\n", expressions))).isNotEmpty().isSubsetOf(documented);
    }

    @Test
    void each_variable_of_the_compose_file_is_explained_with_its_default() throws Exception {
        String compose = read("docker-compose.yml");
        Set<String> used = VARIABLE.matcher(compose)
                .results()
                .map(variable -> variable.group(1) + "=" + variable.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = read(".env.example")
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .filter(line -> !line.startsWith("COMPOSE_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).isEqualTo(used);
    }

    @Test
    void every_service_restarts_tells_its_health_and_has_a_memory_limit() throws Exception {
        JsonNode services =
                new YAMLMapper().readTree(read("docker-compose.yml")).get("services");
        services.properties().forEach(service -> {
            boolean stage = service.getValue().has("<<");
            for (String key : List.of("healthcheck", "restart", "mem_limit")) {
                assertThat(stage || service.getValue().has(key))
                        .as(service.getKey() + " has " + key)
                        .isTrue();
            }
        });
    }

    /// Read by the tool itself, merged as it merges: what is written twice in the second file agrees with the first.
    @Test
    void three_brokers_are_one_quorum_and_every_stage_knows_all_of_them() throws Exception {
        String merged =
                run("docker-compose", "-f", "docker-compose.yml", "-f", "docker-compose.three-brokers.yml", "config");
        JsonNode services = new YAMLMapper().readTree(merged).get("services");
        List<String> brokers = List.of("kafka", "kafka-2", "kafka-3");
        JsonNode first = environment(services, "kafka");
        for (String broker : brokers) {
            JsonNode environment = environment(services, broker);
            assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS").asText())
                    .isEqualTo("INTERNAL://" + broker + ":9092");
            assertThat(without(environment, "KAFKA_ADVERTISED_LISTENERS", "KAFKA_NODE_ID"))
                    .isEqualTo(without(first, "KAFKA_ADVERTISED_LISTENERS", "KAFKA_NODE_ID"));
            assertThat(environment.get("KAFKA_MIN_INSYNC_REPLICAS").asText()).isEqualTo("2");
            assertThat(first.get("KAFKA_CONTROLLER_QUORUM_VOTERS").asText())
                    .contains(environment.get("KAFKA_NODE_ID").asText() + "@" + broker + ":9093");
        }
        for (String stage : List.of("ingest", "enrich", "sink", "alerts", "trends", "monitor", "web")) {
            assertThat(environment(services, stage)
                            .get("WIREDESK_KAFKA_BOOTSTRAP_SERVERS")
                            .asText())
                    .as(stage)
                    .isEqualTo("kafka:9092,kafka-2:9092,kafka-3:9092");
        }
    }

    private static JsonNode environment(JsonNode services, String service) {
        return services.get(service).get("environment");
    }

    private static JsonNode without(JsonNode environment, String... names) {
        return ((ObjectNode) environment.deepCopy()).without(List.of(names));
    }

    @Test
    void the_alert_rules_do_what_they_say() throws Exception {
        run("promtool", "test", "rules", "deploy/prometheus/alerts-test.yml");
    }

    @Test
    void the_compose_file_is_one() throws Exception {
        run("docker-compose", "-f", "docker-compose.yml", "config", "-q");
    }

    /// @return what it said
    private static String run(String... command) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        Assumptions.assumeTrue(installed, command[0] + " is not installed");
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
