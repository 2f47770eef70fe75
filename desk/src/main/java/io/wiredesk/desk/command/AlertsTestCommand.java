package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.news.Alert;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.alert.DryRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alerts test`: what a search would have told of.
@Command(
        name = "test",
        description = "What a saved search, or a query, would have told of in the last 24 hours.",
        footer = {"", "Example: wiredesk alerts test 'harbour OR port'"})
final class AlertsTestCommand implements Callable<Integer> {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Shell shell;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME|QUERY",
            description = "A saved search's name or id; otherwise a query.")
    private List<String> what = List.of();

    @Option(names = "--every-article", description = "Of every article, not once a story (for a query).")
    private boolean everyArticle;

    AlertsTestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        WireConfig wire = shell.settings().wire();
        Instant from = Instant.now().minus(DAY).truncatedTo(ChronoUnit.MILLIS);
        SavedSearch search = search(wire);
        List<Alert> alerts = new ArrayList<>();
        int articles = 0;
        try (Stopping stopping = new Stopping();
                DryRun run = new DryRun(search);
                TopicReader reader = TopicReader.open(wire, wire.names().enriched(), from)) {
            boolean ended = false;
            while (!ended && !stopping.asked(Duration.ZERO)) {
                ended = reader.atEnd();
                for (ConsumerRecord<String, byte[]> record : reader.next(ended ? Duration.ZERO : POLL)) {
                    Optional<EnrichedArticle> article = decode(wire, record);
                    articles += article.isPresent() ? 1 : 0;
                    article.flatMap(run::tell).ifPresent(alerts::add);
                }
            }
        }
        print(search, from, articles, alerts);
        return 0;
    }

    private SavedSearch search(WireConfig wire) {
        Map<String, SavedSearch> all = new SavedSearches(wire).all();
        String text = String.join(" ", what);
        Optional<SavedSearch> saved = Optional.ofNullable(all.get(text))
                .or(() -> all.values().stream()
                        .filter(each -> each.getName().equals(text))
                        .findFirst());
        try {
            return saved.orElseGet(() -> SavedSearches.make("test", text, everyArticle, null, Instant.EPOCH));
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<EnrichedArticle> decode(WireConfig wire, ConsumerRecord<String, byte[]> record) {
        Deserializer<EnrichedArticle> articles =
                wire.serde(EnrichedArticle.class).deserializer();
        try {
            return Optional.ofNullable(record.value()).map(value -> articles.deserialize(record.topic(), value));
        } catch (SerializationException e) {
            return Optional.empty(); // What can't be read is nobody's alert; the sink has set it aside.
        }
    }

    private void print(SavedSearch search, Instant from, int articles, List<Alert> alerts) {
        if (shell.json()) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("query", search.getQuery())
                    .put("from", from.toString())
                    .put("articles", articles);
            ArrayNode told = json.putArray("alerts");
            alerts.forEach(alert -> told.add(RecordJson.of(alert)));
            shell.document(json);
        } else {
            alerts.forEach(alert -> shell.line(alert.getPublished() + "  "
                    + alert.getSource().getName() + ": " + alert.getTitle() + "  ["
                    + String.join(", ", alert.getClauses()) + "]"));
            shell.note(alerts.size() + " alerts from " + articles + " revisions since " + from);
        }
    }
}
