package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.record.ArticleFilter;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.desk.web.Ninjs;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tail`: follow a topic, decoded.
@Command(
        name = "tail",
        description = "Follow any topic, decoded.",
        footer = {"", "Example: wiredesk tail news.enriched --topic politics --from beginning --max 5"})
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    /// How records are written.
    enum Format {
        TEXT,
        JSON,
        NINJS
    }

    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "The topic; news.enriched otherwise.")
    private @Nullable String topic;

    @Option(names = "--entity", paramLabel = "Q…", description = "Articles that name this entity. Repeatable.")
    private List<String> entities = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "SLUG", description = "Articles on this subject. Repeatable.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--source", paramLabel = "DOMAIN", description = "Articles of this outlet. Repeatable.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--lang", paramLabel = "TAG", description = "Articles in this language. Repeatable.")
    private List<String> languages = new ArrayList<>();

    @Option(
            names = "--from",
            defaultValue = "latest",
            description = "beginning, latest, or an instant such as 2026-01-31T08:00:00Z (${DEFAULT-VALUE}).")
    private String from = "latest";

    @Option(names = "--max", paramLabel = "N", description = "End after so many.")
    private @Nullable Integer max;

    @Option(names = "--no-follow", description = "End where the topic ends.")
    private boolean once;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (text).")
    private @Nullable Format format;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    TailCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        WireConfig wire = shell.settings().wire();
        String name = topic == null ? wire.names().enriched() : topic;
        ArticleFilter filter = new ArticleFilter(entities, subjects, sources, languages);
        try (Stopping stopping = new Stopping();
                TopicReader reader = TopicReader.open(wire, name, start())) {
            long left = max == null ? Long.MAX_VALUE : max;
            while (left > 0 && !stopping.asked(Duration.ZERO)) {
                for (ConsumerRecord<String, byte[]> record : reader.next(POLL)) {
                    if (left > 0 && print(wire, record, filter)) {
                        left--;
                    }
                }
                if (once && reader.atEnd()) {
                    break;
                }
            }
        }
        return 0;
    }

    private @Nullable Instant start() {
        try {
            return switch (from) {
                case "beginning" -> Instant.MIN;
                case "latest" -> null;
                default -> Instant.parse(from);
            };
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + from + " is neither beginning, latest nor an instant such as 2026-01-31T08:00:00Z",
                    e);
        }
    }

    /// @return whether the record passed the filter and was written
    private boolean print(WireConfig wire, ConsumerRecord<String, byte[]> record, ArticleFilter filter) {
        try {
            byte[] value = record.value();
            if (value == null) {
                return filter.passesAll() && write(bare(record).putNull("value"));
            }
            GenericRecord decoded = AvroSerde.readGeneric(record.topic(), value, wire.schemaSource());
            if (!decoded.getSchema()
                    .getName()
                    .equals(EnrichedArticle.getClassSchema().getName())) {
                return filter.passesAll() && write(RecordJson.of(decoded));
            }
            EnrichedArticle article =
                    wire.serde(EnrichedArticle.class).deserializer().deserialize(record.topic(), value);
            return filter.test(article) && write(article);
        } catch (SerializationException e) {
            return filter.passesAll() && undecoded(record, e);
        }
    }

    /// Dead letters are bytes that a stage could not read; so is any foreign record.
    private boolean undecoded(ConsumerRecord<String, byte[]> record, RuntimeException why) {
        ObjectNode json = bare(record);
        ObjectNode headers = json.putObject("headers");
        for (Header header : record.headers()) {
            headers.put(
                    header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        json.put("bytes", record.value().length);
        return write(headers.has(DeadLetter.REASON) ? json : json.put("error", DeadLetter.reasonOf(why)));
    }

    private static ObjectNode bare(ConsumerRecord<String, byte[]> record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("key", record.key());
    }

    private boolean write(EnrichedArticle article) {
        switch (format()) {
            case TEXT -> shell.line(Arrivals.line(article));
            case JSON -> shell.jsonLine(RecordJson.of(article));
            case NINJS -> shell.jsonLine(Ninjs.of(article));
        }
        return true;
    }

    private boolean write(ObjectNode record) {
        shell.jsonLine(record);
        return true;
    }

    private Format format() {
        return format != null ? format : shell.json() ? Format.JSON : Format.TEXT;
    }
}
