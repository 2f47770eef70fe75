package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.enrich.AnnotateJson;
import io.wiredesk.enrich.AnswerDiff;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.EnricherTimes;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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

    @Option(names = "--explain", description = "Add why, to each entity and subject; implies --json.")
    private boolean explain;

    @Option(
            names = "--diff",
            paramLabel = "VERSION",
            description = {
                "What differs from an earlier version: NAME@VERSION (several with commas) for an enricher of which an"
                        + " earlier version is kept, such as topics@1; or a file of earlier answers, JSON Lines."
            })
    private @Nullable String diff;

    @Option(names = "--times", description = "At the end, how long each enricher took, on stderr.")
    private boolean times;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Lines of --batch and --diff that are worked on at once; 0, the default: one a core.")
    private int threads;

    AnnotateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        EnrichConfig config = shell.settings().read(EnrichConfig.class);
        if (times) {
            Metrics.addRegistry(new SimpleMeterRegistry());
        }
        Enrichment enrichment = Enrichment.load(config);
        int result = batch || diff != null ? batch(answers(enrichment, config)) : one(enrichment);
        if (times) {
            EnricherTimes.of(enrichment).forEach(shell::note);
        }
        return result;
    }

    private Function<Article, ObjectNode> answers(Enrichment enrichment, EnrichConfig config) throws IOException {
        Function<Article, ObjectNode> now = explain
                ? article -> AnnotateJson.explained(enrichment.explain(article, Instant.now()))
                : article -> AnnotateJson.of(enrichment.enrich(article, Instant.now()));
        if (diff == null) {
            return now;
        }
        Function<Article, ObjectNode> then = EarlierAnswers.of(diff, config);
        return article -> AnswerDiff.of(then.apply(article), now.apply(article));
    }

    private int one(Enrichment enrichment) throws IOException {
        Article article = AnnotateJson.article(null, null, text(), null, null, Instant.now());
        if (explain) {
            shell.document(AnnotateJson.explained(enrichment.explain(article, Instant.now())));
            return 0;
        }
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

    private int batch(Function<Article, ObjectNode> answers) throws IOException {
        AtomicInteger failed = new AtomicInteger();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file == null ? shell.in() : Files.newInputStream(file), StandardCharsets.UTF_8))) {
            InOrder.compute(lines, threads(), line -> answer(answers, line), answer -> {
                failed.addAndGet(answer.has("error") ? 1 : 0);
                shell.jsonLine(answer);
            });
        }
        return failed.get() == 0 ? 0 : 1;
    }

    private int threads() {
        if (threads < 0) {
            throw new CommandException("--threads " + threads + ": give 1 or more, or 0 for all cores");
        }
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private static ObjectNode answer(Function<Article, ObjectNode> answers, String line) {
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
            return answers.apply(article);
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
        enriched.getNarrowerTopics()
                .forEach(topic -> shell.line(
                        String.format(Locale.ROOT, "narrower  %.2f  %s", topic.getScore(), topic.getName())));
        enriched.getQuotations()
                .forEach(quotation -> shell.line("quote     "
                        + (quotation.getSpeaker() == null ? "?" : quotation.getSpeaker()) + ": "
                        + quotation.getText()));
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
