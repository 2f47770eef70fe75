package io.wiredesk.desk.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.schemas.SchemaVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `schemas`: the Avro contract.
@Command(
        name = "schemas",
        description = "The Avro contract of the topics.",
        footer = {"", "Example: wiredesk schemas show EnrichedArticle"},
        subcommands = {SchemasCommand.ListAll.class, SchemasCommand.Show.class, SchemasCommand.Check.class})
final class SchemasCommand implements Callable<Integer> {
    private final Shell shell;

    SchemasCommand(Shell shell) {
        this.shell = shell;
    }

    /// The list, where nothing is asked for.
    @Override
    public Integer call() {
        return new ListAll(shell).call();
    }

    /// `schemas list`.
    @Command(
            name = "list",
            description = "Every version of every record, with its id in the wire format.",
            footer = {"", "Example: wiredesk schemas list"})
    static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            List<SchemaVersion> versions = SchemaCatalogue.bundled().versions();
            if (shell.json()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                versions.forEach(v -> all.addObject()
                        .put("id", v.id())
                        .put("record", v.record())
                        .put("version", v.version()));
                shell.document(all);
            } else {
                versions.forEach(
                        v -> shell.line(String.format(Locale.ROOT, "%4d  %-16s v%d", v.id(), v.record(), v.version())));
            }
            return 0;
        }
    }

    /// `schemas show`.
    @Command(
            name = "show",
            description = "One schema, as Avro JSON.",
            footer = {"", "Example: wiredesk schemas show Article"})
    static final class Show implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "RECORD", description = "Name of the record.")
        private String name = "";

        Show(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            try {
                shell.document(JsonMapper.builder()
                        .build()
                        .readTree(newest(name).schema().toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Avro writes its schemas as JSON", e);
            }
            return 0;
        }
    }

    /// `schemas check`.
    @Command(
            name = "check",
            description = "Whether a changed schema can read and be read by every committed version.",
            footer = {"", "Example: wiredesk schemas check Article.avsc"})
    static final class Check implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "AVSC", description = "File with the changed schema.")
        private @Nullable Path file;

        Check(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Schema changed = parse();
            newest(changed.getName());
            int failures = 0;
            for (SchemaVersion version : SchemaCatalogue.bundled().versions(changed.getName())) {
                failures += report("reads v" + version.version(), changed, version.schema());
                failures += report("is read by v" + version.version(), version.schema(), changed);
            }
            return failures == 0 ? 0 : 1;
        }

        private Schema parse() {
            try {
                return new Schema.Parser()
                        .parse(java.util.Objects.requireNonNull(file).toFile());
            } catch (IOException | SchemaParseException e) {
                throw new CommandException(file + " is no Avro schema: " + e.getMessage(), e);
            }
        }

        private int report(String what, Schema reader, Schema writer) {
            var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
            boolean fine = result.getType() == SchemaCompatibilityType.COMPATIBLE;
            shell.line((fine ? "ok    " : "BREAK ")
                    + what
                    + (fine ? "" : ": " + result.getResult().getIncompatibilities()));
            return fine ? 0 : 1;
        }
    }

    private static SchemaVersion newest(String record) {
        return SchemaCatalogue.bundled()
                .newest(record)
                .orElseThrow(() -> new CommandException("there is no record " + record + "; there are "
                        + String.join(
                                ", ",
                                SchemaCatalogue.bundled().versions().stream()
                                        .map(SchemaVersion::record)
                                        .distinct()
                                        .toList())));
    }
}
