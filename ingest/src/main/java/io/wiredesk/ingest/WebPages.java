package io.wiredesk.ingest;

import io.wiredesk.ingest.extract.ExtractedPage;
import io.wiredesk.ingest.extract.PageReader;
import io.wiredesk.ingest.fetch.Answer;
import io.wiredesk.ingest.fetch.Ask;
import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.HostTurns;
import io.wiredesk.ingest.fetch.RobotsRules;
import io.wiredesk.ingest.fetch.Turnstile;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.revise.FullTexts;
import io.wiredesk.news.Article;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Completes articles from the web: robots.txt asked, the host's turn awaited, the page fetched and read. Whatever goes
/// wrong leaves the article as its feed has it.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
final class WebPages implements Pages {
    private static final Logger LOG = LoggerFactory.getLogger(WebPages.class);

    private final Web web;
    private final RobotsRules robots;
    private final Turnstile turns;
    private final InstantSource clock;

    /// @param agent our product token in robots.txt
    WebPages(Web web, HostTurns turns, String agent, InstantSource clock) {
        this.web = web;
        this.robots = new RobotsRules(web, turns, agent, clock);
        // A page that redirects is a page of where it redirects to, and that one's rules hold.
        this.turns = (address, deadline) -> {
            refuseForbidden(address, deadline);
            return turns.enter(address, deadline);
        };
        this.clock = clock;
    }

    @Override
    public Article complete(Article teaser, Instant deadline) throws InterruptedException {
        try {
            return read(teaser, deadline);
        } catch (FetchFault fault) {
            LOG.atDebug().addKeyValue("article", teaser.getId()).log("page not read: {}", fault.why());
            return teaser;
        }
    }

    private Article read(Article teaser, Instant deadline) throws FetchFault, InterruptedException {
        URI address = WebAddress.of(String.valueOf(teaser.getUrl())).uri();
        Answer answer = web.get(Ask.page(address, left(deadline)), turns);
        if (answer.status() != 200) {
            throw new FetchFault("the page answered HTTP " + answer.status());
        }
        Optional<String> type = answer.header("Content-Type");
        if (!isPage(type.orElse("text/html"))) {
            throw new FetchFault("the page is no HTML but " + type.orElse(""));
        }
        ExtractedPage page = PageReader.read(
                answer.body(), type.orElse(null), answer.address().toString());
        return FullTexts.completed(teaser, page)
                .orElseThrow(() -> new FetchFault("no text of the article was found in the page"));
    }

    private void refuseForbidden(URI address, Instant deadline) throws FetchFault, InterruptedException {
        if (!robots.allow(address, left(deadline))) {
            throw new FetchFault("robots.txt forbids " + address + ", or can't be had");
        }
    }

    private static boolean isPage(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("html") || type.isBlank();
    }

    private Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
