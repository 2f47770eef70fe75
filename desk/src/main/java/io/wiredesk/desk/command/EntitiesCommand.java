package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.dictionary.BuildOptions;
import io.wiredesk.enrich.dictionary.Dictionaries;
import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.DictionaryBuild;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.KnownEntity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `entities`: the dictionary that names are looked up in.
@Command(
        name = "entities",
        description = "The dictionary that names are looked up in.",
        footer = {"", "Example: wiredesk entities show Q7747"},
        subcommands = {EntitiesCommand.Show.class, EntitiesCommand.Build.class})
final class EntitiesCommand implements Runnable {
    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    EntitiesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    /// `entities show`.
    @Command(
            name = "show",
            description =
                    "What is known of an entity, in the dictionary that enrich.dictionary names and the bundled one.",
            footer = {"", "Example: wiredesk entities show Q7747 --json"})
    static final class Show implements Callable<Integer> {
        private static final Pattern QID = Pattern.compile("[Qq][1-9][0-9]{0,17}");

        private final Shell shell;

        @Parameters(paramLabel = "Q…", description = "Its Wikidata id.")
        private String id = "";

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private CommandSpec spec;

        Show(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            if (!QID.matcher(id).matches()) {
                throw new ParameterException(
                        spec.commandLine(), "'" + id + "' is no Wikidata id: a Q and a number, such as Q7747");
            }
            EnrichConfig config = shell.settings().read(EnrichConfig.class);
            Dictionary dictionary = Dictionaries.of(config.dictionary(), config.dictionaryAlone());
            KnownEntity entity = dictionary
                    .entity(id.toUpperCase(Locale.ROOT))
                    .orElseThrow(() -> new CommandException(id + " is not among the " + dictionary.entities()
                            + " entities of the dictionary; a larger one is made by 'wiredesk entities build'"));
            Optional<Known> country =
                    dictionary.entity(entity.known().country()).map(KnownEntity::known);
            if (shell.json()) {
                shell.document(json(entity, country, dictionary));
            } else {
                print(entity, country, dictionary);
            }
            return 0;
        }

        private static ObjectNode json(KnownEntity entity, Optional<Known> country, Dictionary dictionary) {
            Known known = entity.known();
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", known.id())
                    .put("name", known.name())
                    .put("type", known.type().name().toLowerCase(Locale.ROOT));
            json.put("description", entity.description().isEmpty() ? null : entity.description());
            ArrayNode aliases = json.putArray("aliases");
            entity.aliases().forEach(aliases::add);
            json.put("popularity", known.popularity());
            json.put("country", known.country().isEmpty() ? null : known.country());
            json.put("country_name", country.map(Known::name).orElse(null));
            json.put("origin", entity.origin());
            return json.put("dictionary", dictionary.version());
        }

        private void print(KnownEntity entity, Optional<Known> country, Dictionary dictionary) {
            Known known = entity.known();
            shell.line(known.id() + "  " + known.name());
            row("type", known.type().name().toLowerCase(Locale.ROOT));
            row("description", entity.description());
            row("aliases", String.join(", ", entity.aliases()));
            row("country", country.map(c -> c.name() + " (" + c.id() + ")").orElse(known.country()));
            row("popularity", known.popularity() + " of 100");
            row("origin", entity.origin());
            row("dictionary", dictionary.version());
        }

        private void row(String name, String value) {
            if (!value.isEmpty()) {
                shell.line(String.format(Locale.ROOT, "%-12s %s", name, value));
            }
        }
    }

    /// `entities build`.
    @Command(
            name = "build",
            description = {
                "A large dictionary from Wikidata's JSON dump, plain, .gz or .bz2. A build that was stopped goes on where it"
                        + " was when the same command is given again.",
                "Use it by --enrich.dictionary=FILE or in wiredesk.yaml."
            },
            footer = {"", "Example: wiredesk entities build latest-all.json.gz --out wikidata.dictionary"})
    static final class Build implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "DUMP", description = "The dump, one item a line.")
        private Path dump = Path.of("");

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "The dictionary that comes to be (${DEFAULT-VALUE}).",
                defaultValue = "wikidata.dictionary")
        private Path out = Path.of("");

        @Option(
                names = "--languages",
                paramLabel = "CODES",
                split = ",",
                description = "Whose names are taken, the most wanted first (${DEFAULT-VALUE}).",
                defaultValue = BuildOptions.LANGUAGES)
        private List<String> languages = List.of();

        @Option(
                names = "--min-articles",
                paramLabel = "N",
                description = "Leave out what fewer encyclopaedias have an article on (${DEFAULT-VALUE}).",
                defaultValue = "1")
        private int minArticles;

        @Option(names = "--fresh", description = "Begin anew, whatever an earlier run has read.")
        private boolean fresh;

        Build(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!Files.isRegularFile(dump)) {
                throw new CommandException(
                        "there is no file " + dump
                                + "; Wikidata's dumps are described on https://www.wikidata.org/wiki/Wikidata:Database_download");
            }
            DictionaryBuild build = new DictionaryBuild(new BuildOptions(dump, out, languages, minArticles));
            if (fresh) {
                build.forget();
            }
            DictionaryBuild.Built built;
            try (ProgressBar bar = new ProgressBar(shell, "build", System::nanoTime)) {
                built = build.run((share, items, kept) ->
                        bar.at(share, String.format(Locale.ROOT, "%,d items read, %,d kept", items, kept)));
            }
            report(built);
            return 0;
        }

        private void report(DictionaryBuild.Built built) {
            if (shell.json()) {
                shell.document(JsonNodeFactory.instance
                        .objectNode()
                        .put("file", out.toString())
                        .put("items", built.items())
                        .put("entities", built.entities())
                        .put("names", built.names())
                        .put("bytes", built.bytes()));
                return;
            }
            shell.line(String.format(
                    Locale.ROOT,
                    "%s: %,d entities with %,d names, of %,d items; %,d bytes",
                    out,
                    built.entities(),
                    built.names(),
                    built.items(),
                    built.bytes()));
            shell.note("use it with --enrich.dictionary=" + out);
        }
    }
}
