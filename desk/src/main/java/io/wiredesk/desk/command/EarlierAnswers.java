package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.enrich.AnnotateJson;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.news.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What `--diff` compares with: enrichers in earlier versions that the program keeps, or a file of answers that an
/// earlier program gave.
final class EarlierAnswers {
    private EarlierAnswers() {}

    /// @param version `NAME@VERSION,…`, or a file
    static Function<Article, ObjectNode> of(String version, EnrichConfig config) throws IOException {
        return Files.exists(Path.of(version)) ? ofFile(Path.of(version)) : ofVersions(version, config);
    }

    private static Function<Article, ObjectNode> ofVersions(String version, EnrichConfig config) {
        List<String> asked = Arrays.asList(version.split(","));
        asked.stream().filter(name -> !name.contains("@")).findFirst().ifPresent(name -> {
            throw new CommandException("--diff " + name + " is neither a file nor NAME@VERSION, such as topics@1");
        });
        List<String> names = config.enrichers().stream()
                .map(name -> asked.stream()
                        .filter(a -> a.startsWith(name.split("@", 2)[0] + "@"))
                        .findFirst()
                        .orElse(name))
                .toList();
        Enrichment earlier = Enrichment.load(config.withEnrichers(names));
        return article -> AnnotateJson.of(earlier.enrich(article, Instant.now()));
    }

    private static Function<Article, ObjectNode> ofFile(Path file) throws IOException {
        Map<String, ObjectNode> byId = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode answer = JsonMapper.builder().build().readTree(line);
            if (answer instanceof ObjectNode node) {
                byId.put(node.path("id").asText(), node);
            }
        }
        return article ->
                Optional.ofNullable(byId.get(article.getId())).orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
