package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.DeadLetterTopic;
import io.wiredesk.desk.record.Letter;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dlq`: records that failed, why, and a way back.
@Command(
        name = "dlq",
        description = "Records that failed: which, why, and a way back.",
        footer = {"", "Example: wiredesk dlq list --stage enrich"},
        subcommands = {DlqCommand.ListAll.class, DlqCommand.Show.class, DlqCommand.Retry.class})
final class DlqCommand implements Runnable {
    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    DlqCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    /// Which letters are meant; nothing said means all.
    static final class Choice implements Predicate<Letter> {
        @Option(names = "--stage", paramLabel = "STAGE", description = "Of this stage: ingest, enrich, stories, sink.")
        private @Nullable String stage;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Whose reason contains this.")
        private @Nullable String reason;

        @Option(names = "--from", paramLabel = "INSTANT", description = "That failed then or later.")
        private @Nullable Instant from;

        @Option(names = "--to", paramLabel = "INSTANT", description = "That failed before then.")
        private @Nullable Instant to;

        @Override
        public boolean test(Letter letter) {
            return (stage == null || stage.equals(letter.stage()))
                    && (reason == null
                            || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
                    && (from == null || !letter.at().isBefore(from))
                    && (to == null || letter.at().isBefore(to));
        }
    }

    /// `dlq list`.
    @Command(
            name = "list",
            description = "The dead letters that wait, those that were put back left out.",
            footer = {"", "Example: wiredesk dlq list --stage enrich --reason timeout --from 2026-01-31T08:00:00Z"})
    static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        @Mixin
        private Choice choice = new Choice();

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            new DeadLetterTopic(shell.settings().wire()).forEach(letter -> {
                if (choice.test(letter)) {
                    print(letter);
                }
            });
            return 0;
        }

        private void print(Letter letter) {
            if (shell.json()) {
                shell.jsonLine(summary(letter));
            } else {
                shell.line(String.format(
                        Locale.ROOT,
                        "%-8s %s  %-8s %s %d@%d  %s%s",
                        letter.id(),
                        letter.at(),
                        letter.stage(),
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.reason(),
                        letter.retries() == 0 ? "" : " (after " + letter.retries() + " retries)"));
            }
        }
    }

    /// `dlq show`.
    @Command(
            name = "show",
            description = "One dead letter in full: headers, key, and the value as far as it can be read.",
            footer = {"", "Example: wiredesk dlq show 3-41"})
    static final class Show implements Callable<Integer> {
        /// Of a value that is no Avro of ours, so many bytes are shown.
        private static final int MAX_BYTES = 512;

        private final Shell shell;

        @Parameters(paramLabel = "ID", description = "PARTITION-OFFSET, as 'dlq list' says it.")
        private String id = "";

        Show(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            WireConfig wire = shell.settings().wire();
            Letter letter = new DeadLetterTopic(wire)
                    .find(id)
                    .orElseThrow(
                            () -> new CommandException("there is no dead letter " + id + "; see 'wiredesk dlq list'"));
            ObjectNode json = summary(letter);
            ObjectNode headers = json.putObject("headers");
            for (Header header : letter.record().headers()) {
                headers.put(header.key(), text(header.value()));
            }
            value(wire, letter, json);
            shell.document(json);
            return 0;
        }

        private static void value(WireConfig wire, Letter letter, ObjectNode json) {
            byte[] value = letter.record().value();
            if (value == null) {
                json.putNull("value");
                return;
            }
            json.put("bytes", value.length);
            try {
                json.set("value", RecordJson.of(AvroSerde.readGeneric(letter.topic(), value, wire.schemaSource())));
            } catch (SerializationException e) {
                json.put("error", Shell.firstLine(e));
                json.put("hex", HexFormat.of().formatHex(value, 0, Math.min(value.length, MAX_BYTES)));
            }
        }
    }

    /// `dlq retry`.
    @Command(
            name = "retry",
            description = {
                "Put records back to where they stood, in order. What fails again is a dead letter again;",
                "after " + DeadLetterTopic.MAX_RETRIES + " times a record is left alone."
            },
            footer = {"", "Example: wiredesk dlq retry --stage enrich --reason timeout"})
    static final class Retry implements Callable<Integer> {
        private final Shell shell;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "These; otherwise all that the options choose.")
        private List<String> ids = new ArrayList<>();

        @Mixin
        private Choice choice = new Choice();

        @Option(names = "--all", description = "Every one, where no option chooses.")
        private boolean all;

        Retry(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            boolean chosen = choice.stage != null || choice.reason != null || choice.from != null || choice.to != null;
            if (ids.isEmpty() && !chosen && !all) {
                throw new CommandException("say which: IDs, --stage, --reason, --from, --to, or --all");
            }
            WireConfig wire = shell.settings().wire();
            DeadLetterTopic.Retried retried = new DeadLetterTopic(wire)
                    .retry(letter -> choice.test(letter) && (ids.isEmpty() || ids.contains(letter.id())));
            Audit.ofCommand(wire).putBack(ids.isEmpty() ? "letters" : String.join(",", ids), retried.putBack());
            if (shell.json()) {
                shell.document(JsonNodeFactory.instance
                        .objectNode()
                        .put("put_back", retried.putBack())
                        .put("exhausted", retried.exhausted())
                        .put("homeless", retried.homeless()));
            } else {
                shell.line(retried.putBack() + " put back");
                if (retried.exhausted() > 0) {
                    shell.line(retried.exhausted() + " left alone: put back " + DeadLetterTopic.MAX_RETRIES
                            + " times already");
                }
                if (retried.homeless() > 0) {
                    shell.line(retried.homeless() + " left alone: the topic or partition they stood in is not there");
                }
            }
            boolean missed = retried.putBack() == 0 && !ids.isEmpty();
            return missed ? 1 : 0;
        }
    }

    private static ObjectNode summary(Letter letter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", letter.id())
                .put("at", letter.at().toString())
                .put("stage", letter.stage())
                .put("topic", letter.topic())
                .put("partition", letter.partition())
                .put("offset", letter.offset())
                .put("key", text(letter.record().key()))
                .put("reason", letter.reason())
                .put("retries", letter.retries());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
