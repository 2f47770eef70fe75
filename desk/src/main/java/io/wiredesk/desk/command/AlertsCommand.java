package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.embedded.StateFolder;
import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.webhook.WebhookDelivery;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.alert.AlertConfig;
import io.wiredesk.sink.alert.AlertStage;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `alerts`: saved searches, and what they would have found.
@Command(
        name = "alerts",
        description = "Saved searches: told of each story that they find, as it arrives.",
        subcommands = {
            AlertsCommand.Add.class,
            AlertsCommand.ListAll.class,
            AlertsTestCommand.class,
            AlertsCommand.Remove.class,
            AlertsCommand.Run.class
        },
        footer = {"", "Example: wiredesk alerts add harbours 'harbour topic:economy'"})
final class AlertsCommand implements Runnable {
    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    AlertsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    private static void print(Shell shell, Collection<SavedSearch> searches) {
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            searches.forEach(search -> all.add(RecordJson.of(search)));
            shell.document(all);
        } else {
            searches.forEach(search -> shell.line(search.getId() + "  " + search.getQuery()
                    + (search.getEveryArticle() ? "  [every article]" : "")
                    + (search.getWebhook() == null ? "" : "  → " + search.getWebhook())));
        }
    }

    /// `alerts add`.
    @Command(
            name = "add",
            description = "Save a search. One of the same name is replaced, and forgets what it told.",
            footer = {"", "Example: wiredesk alerts add 'Quiet edits' edit:quiet --webhook https://example.org/hook"})
    static final class Add implements Callable<Integer> {
        private final Shell shell;

        @Parameters(index = "0", paramLabel = "NAME", description = "A name of yours.")
        private String name = "";

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "QUERY",
                description = "What to search for, as in 'wiredesk search'.")
        private List<String> query = List.of();

        @Option(
                names = "--webhook",
                paramLabel = "URL",
                description = "Post each alert there, signed with a key that is shown once.")
        private @Nullable String webhook;

        @Option(names = "--every-article", description = "Tell of every article, not once a story.")
        private boolean everyArticle;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private CommandSpec spec;

        Add(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            SavedSearch search = made();
            WireConfig wire = shell.settings().wire();
            wire.createTopics();
            new SavedSearches(wire).put(search);
            Audit.ofCommand(wire).saved(search);
            if (shell.json()) {
                ObjectNode json = RecordJson.of(search);
                json.put("webhook_secret", search.getWebhookSecret());
                shell.document(json);
            } else {
                print(shell, List.of(search));
                if (search.getWebhookSecret() != null) {
                    shell.line("key of the posts, shown this once: " + search.getWebhookSecret());
                }
            }
            return 0;
        }

        private SavedSearch made() {
            try {
                return SavedSearches.make(name, String.join(" ", query), everyArticle, webhook, Instant.now());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
    }

    /// `alerts list`.
    @Command(
            name = "list",
            description = "The saved searches.",
            footer = {"", "Example: wiredesk alerts list --json"})
    static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            print(shell, new SavedSearches(shell.settings().wire()).all().values());
            return 0;
        }
    }

    /// `alerts remove`.
    @Command(
            name = "remove",
            description = "End saved searches; their alerts stay.",
            footer = {"", "Example: wiredesk alerts remove harbours"})
    static final class Remove implements Callable<Integer> {
        private final Shell shell;

        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Name or id.")
        private List<String> names = List.of();

        Remove(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            WireConfig wire = shell.settings().wire();
            SavedSearches searches = new SavedSearches(wire);
            Map<String, SavedSearch> all = searches.all();
            List<SavedSearch> ended =
                    names.stream().distinct().map(name -> find(all, name)).toList();
            ended.forEach(search -> {
                searches.remove(search.getId());
                Audit.ofCommand(wire).removedSearch(search.getId());
            });
            print(shell, ended);
            return 0;
        }
    }

    static SavedSearch find(Map<String, SavedSearch> all, String name) {
        SavedSearch search = all.get(name);
        if (search == null) {
            search = all.values().stream()
                    .filter(each -> each.getName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        if (search == null) {
            throw new CommandException("there is no saved search " + name + "; see 'wiredesk alerts list'");
        }
        return search;
    }

    /// `alerts run`.
    @Command(
            name = "run",
            description = "The stage: match articles with the saved searches, post to webhooks.",
            footer = {"", "Example: wiredesk alerts run --alerts.threads=2"})
    static final class Run implements Callable<Integer> {
        private final Shell shell;

        Run(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException, IOException {
            EffectiveSettings settings = StageCommands.settings(shell);
            WireConfig wire = settings.wire();
            AlertConfig config = settings.read(AlertConfig.class);
            try (Stopping stopping = new Stopping();
                    StateFolder state = StateFolder.claim(settings.data().state("alerts"));
                    AlertStage stage = AlertStage.start(wire, config, state.path());
                    WebhookDelivery webhooks = WebhookDelivery.start(wire, config)) {
                return StageCommands.run(
                        shell, "alerts", stopping, () -> stage.failure().or(webhooks::failure));
            }
        }
    }
}
