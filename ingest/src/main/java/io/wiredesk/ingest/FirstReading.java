package io.wiredesk.ingest;

import io.wiredesk.ingest.extract.PageReader;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult;
import java.nio.charset.StandardCharsets;

/// Reads a feed and a page of its own before any other is read, on the thread that starts the stage: so that what the
/// readers' classes load at their first use is there. Virtual threads that wait for a class to be ready keep their
/// carriers meanwhile (JEP 491); where all wait so, the one that makes it ready finds none to go on with, and no poll
/// ever ends.
final class FirstReading {
    private static final String URL = "https://wire.example/first";

    private static final String FEED = """
            <rss version="2.0"><channel><title>First</title><item><title>First</title><link>https://wire.example/first</link>
            <description>&lt;p class="lead"&gt;The &lt;a href="/first"&gt;first&lt;/a&gt; one.&lt;/p&gt;</description></item></channel></rss>
            """;

    private static final String PAGE = """
            <html><head><title>First</title></head><body><h1>First</h1><p>By Anna Berg</p><p>The first one, which is read
            before any other.</p></body></html>
            """;

    private FirstReading() {}

    /// @throws IllegalStateException when they can't be read
    static void read() {
        var feed = FeedParser.parse(FEED.strip().getBytes(StandardCharsets.UTF_8), "application/rss+xml", URL, 1);
        var page = PageReader.read(PAGE.getBytes(StandardCharsets.UTF_8), "text/html", URL);
        if (!(feed instanceof ParseResult.Parsed) || page.text().isEmpty()) {
            throw new IllegalStateException("the first feed and the first page were not read");
        }
    }
}
