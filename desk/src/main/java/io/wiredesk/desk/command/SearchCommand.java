package io.wiredesk.desk.command;

import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.web.SearchJson;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.meaning.MeaningSearch;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.QuerySyntaxException;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `search`: the index, from the terminal.
@Command(
        name = "search",
        description = {
            "Ask the search index: words, \"phrases\", AND OR NOT, entity:Q7747, topic:politics, source:bbc.co.uk,"
                    + " lang:en, published:2026-01-01..2026-01-31."
        },
        footer = {"", "Example: wiredesk search 'harbour topic:economy' --limit 5"})
final class SearchCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "The query; nothing finds every article.")
    private List<String> query = List.of();

    @Option(
            names = "--sort",
            description = "relevance (words and freshness), words, newest or oldest.",
            defaultValue = "relevance")
    private String sort = SearchRequest.RELEVANCE;

    @Option(names = "--limit", description = "Hits at most (${DEFAULT-VALUE}).", defaultValue = "10")
    private int limit;

    @Option(names = "--cursor", description = "next_cursor of the page before.")
    private @Nullable String cursor;

    @Option(names = "--facets", description = "Also the most frequent subjects, entities, sources and languages.")
    private boolean facets;

    @Option(names = "--histogram", paramLabel = "hour|day|week", description = "Also how many were published when.")
    private @Nullable String histogram;

    @Option(names = "--collapse", description = "One hit a story, with the number of its other articles.")
    private boolean collapse;

    @Option(names = "--semantic", description = "By words and by meaning, in one list of at most 400.")
    private boolean semantic;

    @Option(names = "--explain", description = "Why each hit stands where it does.")
    private boolean explain;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; data.folder otherwise.")
    private @Nullable Path data;

    SearchCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        EffectiveSettings settings = shell.settings();
        Path folder = data == null ? settings.data().index() : data.resolve("index");
        boolean local = settings.read(SinkConfig.class).index() == SinkConfig.Kind.LUCENE;
        if (local && !Files.isDirectory(folder)) {
            throw new CommandException("there is no index in " + folder + "; name the data folder with --data");
        }
        try (SearchIndex index = settings.index(folder).openReader()) {
            Show show = new Show(facets, histogram == null ? null : Interval.of(histogram), collapse, explain);
            SearchRequest asked = new SearchRequest(String.join(" ", query), sort, limit, cursor, show);
            print(semantic ? new MeaningSearch(index, new QueryVectors()).search(asked) : index.search(asked), show);
            return 0;
        } catch (QuerySyntaxException e) {
            String hint = e.suggestion().map(s -> "; did you mean " + s + "?").orElse("");
            throw new CommandException("the query can't be read at " + e.position() + ": " + e.getMessage() + hint, e);
        } catch (BadSearchException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(SearchResult result, Show show) {
        if (shell.json()) {
            shell.document(SearchJson.of(result, show));
            return;
        }
        result.hits().forEach(this::print);
        Found.facets(result).forEach(shell::line);
        Found.histogram(result).forEach(shell::line);
        shell.note(result.total() + " found");
    }

    private void print(Hit hit) {
        shell.line(Arrivals.line(hit.article()));
        if (hit.article().getArticle().getUrl() != null) {
            shell.line("    " + hit.article().getArticle().getUrl());
        }
        if (hit.others() > 0) {
            shell.line("    and " + hit.others() + " more of this story");
        }
        Found.reason(hit).forEach(line -> shell.line("    " + line));
    }
}
