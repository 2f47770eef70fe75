package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.FeedState;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.schemas.config.WireConfig;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `feeds status`: what came of the polls.
@Command(
        name = "status",
        description = "What came of the last poll of every feed, when the next is due, and how much it brings.",
        footer = {"", "Example: wiredesk feeds status --sort failures"})
final class FeedsStatusCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--sort",
            paramLabel = "BY",
            description =
                    "feed (address), result, failures (most first), next (soonest first), entries (most a day first),"
                            + " unchanged (share of polls, most first), polled (longest ago first).")
    private Sort sort = Sort.FEED;

    FeedsStatusCommand(Shell shell) {
        this.shell = shell;
    }

    /// The orders; whatever is unknown comes last.
    @SuppressWarnings("ImmutableEnumChecker") // comparators of methods, they hold nothing
    enum Sort {
        FEED(Comparator.comparing(FeedState::url)),
        RESULT(Comparator.comparing(FeedState::result)),
        FAILURES(Comparator.comparing(FeedState::failures, Comparator.reverseOrder())),
        NEXT(Comparator.comparing(FeedState::nextPollAt, Comparator.nullsLast(Comparator.naturalOrder()))),
        ENTRIES(Comparator.comparing(FeedState::entriesPerDay, Comparator.nullsLast(Comparator.reverseOrder()))),
        UNCHANGED(Comparator.comparing(FeedState::unchangedShare, Comparator.nullsLast(Comparator.reverseOrder()))),
        POLLED(Comparator.comparing(FeedState::polledAt, Comparator.nullsLast(Comparator.naturalOrder())));

        private final Comparator<FeedState> order;

        Sort(Comparator<FeedState> order) {
            this.order = order;
        }
    }

    @Override
    public Integer call() {
        WireConfig wire = shell.settings().wire();
        List<FeedState> states = FeedTopic.states(wire).stream()
                .sorted(sort.order.thenComparing(FeedState::url))
                .toList();
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            states.forEach(state -> all.add(state.json()));
            shell.document(all);
            return 0;
        }
        shell.line(FeedTable.HEAD);
        states.forEach(state -> FeedTable.lines(state).forEach(shell::line));
        long unpolled = states.stream().filter(state -> state.status() == null).count();
        if (unpolled > 0) {
            shell.note(unpolled + " feeds were not polled yet");
        }
        return 0;
    }
}
