package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.LogConfig;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a command has around it: streams, environment, settings. One for each run of the program.
public final class Shell {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Path SETTINGS_FILE = Path.of("wiredesk.yaml");

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Map<String, String> commandLine = new LinkedHashMap<>();
    private final boolean colour;
    private final BooleanSupplier errIsTerminal;
    private boolean json;
    private boolean verbose;
    private boolean logsAreJson;
    private @Nullable Path file;

    /// @param terminal whether a person looks on: coloured, unless `NO_COLOR` says no
    public Shell(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
        this(in, out, err, environment, terminal, () -> terminal);
    }

    /// @param errIsTerminal whether progress can be drawn; asked only when there is some
    Shell(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean terminal,
            BooleanSupplier errIsTerminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.errIsTerminal = errIsTerminal;
    }

    /// The streams and the environment of this process; coloured on a terminal, unless `NO_COLOR` says no.
    public static Shell ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Shell(System.in, System.out, System.err, environment, terminal, Terminal::errIsOne);
    }

    InputStream in() {
        return in;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean colour() {
        return colour;
    }

    boolean errIsTerminal() {
        return errIsTerminal.getAsBoolean();
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    void json(boolean on) {
        json = on;
    }

    void verbose(boolean on) {
        verbose = on;
    }

    void file(Path path) {
        file = path;
    }

    /// A setting of the command line, `--ingest.poll-interval=30s`.
    void setting(String key, String value) {
        commandLine.put(key, value);
    }

    /// File, environment and command line together; the file `wiredesk.yaml` of the working folder where no other is
    /// named.
    EffectiveSettings settings() {
        Path named = file;
        Map<String, String> fromFile = named != null
                ? EffectiveSettings.readFile(named)
                : Files.exists(SETTINGS_FILE) ? EffectiveSettings.readFile(SETTINGS_FILE) : Map.of();
        EffectiveSettings settings = EffectiveSettings.of(fromFile, environment, commandLine);
        if (!logsAreJson && settings.read(LogConfig.class).format() == LogConfig.Format.JSON) {
            Logs.json();
            logsAreJson = true;
        }
        return settings;
    }

    /// One line of results.
    void line(String text) {
        out.println(text);
        checkOut();
    }

    /// One JSON document, indented for people.
    void document(JsonNode json) {
        write(json, true);
    }

    /// One line of JSON Lines.
    void jsonLine(JsonNode json) {
        write(json, false);
    }

    private void write(JsonNode json, boolean indented) {
        try {
            out.println(MAPPER.writer()
                    .with(indented ? SerializationFeature.INDENT_OUTPUT : SerializationFeature.EAGER_SERIALIZER_FETCH)
                    .writeValueAsString(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkOut();
    }

    /// A reader that went away (`| head`) ends the command.
    private void checkOut() {
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    /// Progress and hints, on stderr.
    void note(String text) {
        if (logsAreJson) {
            Logs.note(text);
        } else {
            err.println(text);
        }
    }

    /// What a failure says, without the rest.
    static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName() + " (--verbose says more)"
                : message.lines().findFirst().orElse("");
    }

    /// Whoever read our output has gone: nothing more to say, and no failure.
    static final class OutputClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
