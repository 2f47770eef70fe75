package io.wiredesk.desk.command;

import io.wiredesk.desk.demo.Closing;
import io.wiredesk.desk.demo.Demo;
import io.wiredesk.desk.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: everything on bundled feeds.
@Command(
        name = "demo",
        description = "Everything in one process on bundled sample feeds, with no network.",
        footer = {"", "Example: wiredesk demo --exit --json"})
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Shell shell;

    @Option(names = "--exit", description = "End once every article is searchable and every lag is 0.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder; a temporary one, removed at the end, otherwise.")
    private @Nullable Path data;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stopping stopping = new Stopping();
                Workplace place = Workplace.of(data);
                DataFolder folder = DataFolder.open(place.path())) {
            shell.note("starting the broker and the stages …");
            try (Demo demo = Demo.start(shell.settings(), folder, new Arrivals(shell)::print)) {
                return follow(demo, stopping);
            }
        }
    }

    private int follow(Demo demo, Stopping stopping) throws InterruptedException {
        shell.note("page " + demo.page() + ", Kafka " + demo.bootstrapServers());
        boolean settled = settle(demo, stopping);
        Closing closing = demo.closing();
        if (shell.json()) {
            shell.document(closing.json());
        } else {
            shell.line("");
            shell.line(closing.table());
        }
        if (!settled && !stopping.asked(Duration.ZERO)) {
            throw new CommandException(demo.failure()
                    .orElse("the demo did not settle within " + PATIENCE.toSeconds()
                            + " s; the table says what is left"));
        }
        if (!exit) {
            shell.note("The wire is up: " + demo.page() + " in a browser, Ctrl-C to end.");
            stay(demo, stopping);
        }
        return 0;
    }

    private static boolean settle(Demo demo, Stopping stopping) throws InterruptedException {
        for (long left = PATIENCE.dividedBy(LOOK); left > 0; left--) {
            if (demo.settle(LOOK).isPresent()) {
                return true;
            }
            if (stopping.asked(Duration.ZERO) || demo.failure().isPresent()) {
                return false;
            }
        }
        return false;
    }

    private static void stay(Demo demo, Stopping stopping) throws InterruptedException {
        while (!stopping.asked(LOOK)) {
            demo.failure().ifPresent(why -> {
                throw new CommandException(why);
            });
        }
    }
}
