package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.enrich.AnnotateJson;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `annotate`: what enrichment makes of a text, without a broker.
@Command(
        name = "annotate",
        description = "What enrichment makes of a text, without a broker.",
        footer = {"", "Example: echo 'Angela Merkel visited Paris.' | wiredesk annotate --json"})
final class AnnotateCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A UTF-8 text; stdin otherwise.")
    private @Nullable Path file;

    @Option(
            names = "--batch",
            description =
                    "Read JSON Lines {\"id\",\"title\",\"text\",\"url\",\"language\"}, answer one line each, in order.")
    private boolean batch;

    AnnotateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        Enrichment enrichment = Enrichment.load(shell.settings().read(EnrichConfig.class));
        return batch ? batch(enrichment) : one(enrichment);
    }

    private int one(Enrichment enrichment) throws IOException {
        Article article = AnnotateJson.article(null, null, text(), null, null, Instant.now());
        EnrichedArticle enriched = enrichment.enrich(article, Instant.now());
        if (shell.json()) {
            shell.document(AnnotateJson.of(enriched));
        } else {
            print(enriched);
        }
        return 0;
    }

    private String text() throws IOException {
        try {
            return file == null
                    ? new String(shell.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new CommandException(file + " is not UTF-8 text; convert it first, with iconv for example", e);
        }
    }

    private int batch(Enrichment enrichment) throws IOException {
        int failed = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file == null ? shell.in() : Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ObjectNode answer = answer(enrichment, line);
                failed += answer.has("error") ? 1 : 0;
                shell.jsonLine(answer);
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static ObjectNode answer(Enrichment enrichment, String line) {
        try {
            JsonNode asked = JsonMapper.builder().build().readTree(line);
            if (!asked.path("text").isTextual()) {
                return error(asked.path("id"), "a line needs a \"text\"");
            }
            Article article = AnnotateJson.article(
                    string(asked, "id"),
                    string(asked, "title"),
                    asked.get("text").asText(),
                    string(asked, "url"),
                    string(asked, "language"),
                    Instant.now());
            return AnnotateJson.of(enrichment.enrich(article, Instant.now()));
        } catch (IOException e) {
            return error(JsonNodeFactory.instance.nullNode(), "the line is not JSON: " + Shell.firstLine(e));
        }
    }

    private static ObjectNode error(JsonNode id, String why) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("id", id.isTextual() ? id.asText() : null);
        return error.put("error", why);
    }

    private static @Nullable String string(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.get(name).asText() : null;
    }

    private void print(EnrichedArticle enriched) {
        shell.line("language  " + enriched.getLanguage());
        enriched.getTopics()
                .forEach(topic -> shell.line(
                        String.format(Locale.ROOT, "topic     %.2f  %s", topic.getScore(), topic.getName())));
        enriched.getAttribution()
                .forEach(source -> shell.line(
                        "source    " + source.getKind().name().toLowerCase(Locale.ROOT) + " " + source.getName()));
        for (Entity entity : enriched.getEntities()) {
            shell.line(String.format(
                    Locale.ROOT,
                    "entity    %.2f  %-12s  %-12s  %s (%d)",
                    entity.getSalience(),
                    entity.getType().name().toLowerCase(Locale.ROOT),
                    entity.getId(),
                    entity.getName(),
                    entity.getMentions().size()));
        }
        shell.line("keywords  " + String.join(", ", enriched.getKeywords()));
    }
}
