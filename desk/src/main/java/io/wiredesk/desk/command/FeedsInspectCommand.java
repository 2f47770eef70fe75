package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.FeedInspector;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.PageInspector;
import io.wiredesk.ingest.poll.Poll;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feeds inspect`: what the parser makes of a feed, without a broker.
@Command(
        name = "inspect",
        description = "What the parser makes of a feed, or full-text extraction of a page, without a broker.",
        footer = {
            "",
            "Example: wiredesk feeds inspect feed.xml --json",
            "         wiredesk feeds inspect --page article.html --base-url https://example.com/article"
        })
final class FeedsInspectCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "FILE|URL", description = "The feed, or the page.")
    private @Nullable String feed;

    @Option(
            names = "--batch",
            description = "Read JSON Lines {\"file\",\"content_type\",\"base_url\"} on stdin, answer one line each;"
                    + " with --page {\"file\",\"url\"}. How many in what time is said on stderr.")
    private boolean batch;

    @Option(names = "--page", description = "It is an article's page: print its title, text, byline, date as JSON.")
    private boolean page;

    @Option(names = "--base-url", description = "The address that relative links are resolved against.")
    private @Nullable String baseUrl;

    @Option(names = "--content-type", description = "The Content-Type the feed came with.")
    private @Nullable String contentType;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    FeedsInspectCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (batch) {
            return batch();
        }
        String named = feed;
        if (named == null) {
            throw new ParameterException(spec.commandLine(), "name a FILE or a URL, or use --batch");
        }
        ObjectNode answer =
                named.matches("https?://.*") ? fetched(named) : read(page, named, null, contentType, baseUrl);
        if (page) {
            shell.document(answer);
            return answer.has("error") ? 1 : 0;
        }
        if (shell.json()) {
            shell.document(answer);
        } else {
            print(answer);
        }
        return answer.get("ok").asBoolean() ? 0 : 1;
    }

    private ObjectNode fetched(String url) throws InterruptedException {
        try (Poll poll = new Poll(shell.settings().read(IngestConfig.class).limits(), InstantSource.system())) {
            Poll.Page fetched = poll.fetch(url);
            String base = baseUrl == null ? fetched.address().toString() : baseUrl;
            return page
                    ? PageInspector.inspect(null, fetched.body(), fetched.contentType(), base)
                    : FeedInspector.inspect(url, fetched.body(), fetched.contentType(), base);
        } catch (IOException e) {
            throw new CommandException(url + ": " + e.getMessage(), e);
        }
    }

    /// @param named what to call the file in a page's answer; null for nothing
    private static ObjectNode read(
            boolean page, String file, @Nullable String named, @Nullable String contentType, @Nullable String baseUrl) {
        try {
            byte[] body = Files.readAllBytes(Path.of(file));
            return page
                    ? PageInspector.inspect(named, body, contentType, baseUrl)
                    : FeedInspector.inspect(file, body, contentType, baseUrl);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("the file " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    private int batch() throws IOException {
        int failed = 0;
        int read = 0;
        long start = System.nanoTime();
        BufferedReader lines = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            ObjectNode answer = answer(line);
            failed += answer.path("ok").asBoolean(true) && !answer.hasNonNull("error") ? 0 : 1;
            shell.jsonLine(answer);
            read++;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        shell.note(String.format(
                Locale.ROOT,
                "%d %s in %.1f s (%.0f a second)",
                read,
                page ? "pages" : "feeds",
                seconds,
                read / seconds));
        return failed == 0 ? 0 : 1;
    }

    private ObjectNode answer(String line) {
        String name = "";
        try {
            JsonNode asked = JsonMapper.builder().build().readTree(line);
            name = asked.path("file").asText();
            String base = string(asked, page ? "url" : "base_url");
            return read(page, name, name, string(asked, "content_type"), base);
        } catch (CommandException e) {
            return unreadable(name, Shell.firstLine(e));
        } catch (IOException e) {
            return unreadable(name, "the line is not JSON: " + Shell.firstLine(e));
        }
    }

    private ObjectNode unreadable(String name, String why) {
        return page ? PageInspector.unreadable(name, why) : FeedInspector.unreadable(name, why);
    }

    private static @Nullable String string(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.get(name).asText() : null;
    }

    private void print(ObjectNode answer) {
        if (!answer.get("ok").asBoolean()) {
            shell.line("can't be read: " + answer.get("error").asText());
            return;
        }
        JsonNode head = answer.get("feed");
        shell.line(
                answer.get("format").asText() + " in " + answer.get("charset").asText() + ": "
                        + head.get("title").asText() + " (" + head.get("link").asText() + ")");
        answer.get("repairs").forEach(repair -> shell.line("repaired: " + repair.asText()));
        answer.get("entries")
                .forEach(entry -> shell.line("- " + entry.get("published").asText("") + "  "
                        + entry.get("title_text").asText("") + "  "
                        + entry.get("link").asText("")));
    }
}
