package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.fetch.FetchLimits;
import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.HostTurns;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.testing.LocalWeb;
import io.wiredesk.ingest.testing.LocalWeb.Reply;
import io.wiredesk.news.Article;
import io.wiredesk.news.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPagesTest {
    private static final String STORY = "The harbour of Porthaven opens again on Monday, said the harbour master. ";
    private static final String HTML = "<html lang='en'><head><title>Porthaven harbour opens</title>"
            + "<meta name='author' content='Ann Reed'></head><body><article><h1>Porthaven harbour opens</h1><p>"
            + STORY.repeat(5) + "</p><p>" + STORY.repeat(6) + "</p></article></body></html>";
    private static final InstantSource CLOCK = InstantSource.system();

    private final LocalWeb server = new LocalWeb();
    private final Semaphore permits = new Semaphore(8);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_teaser_gets_the_text_of_its_page_and_becomes_the_summary() throws Exception {
        server.on("/story", Reply.of("text/html; charset=utf-8", HTML));
        Article article = complete(teaser("/story"));

        assertThat(article.getFullText()).isTrue();
        assertThat(article.getText())
                .startsWith("The harbour of Porthaven opens again")
                .contains("\n\n");
        assertThat(article.getSummary()).isEqualTo("It opens on Monday…");
        assertThat(article.getAuthors()).containsExactly("Ann Reed");
        assertThat(article.getLanguage()).isEqualTo("en");
        assertThat(article.getContentSha256()).hasSize(64).isNotEqualTo("0");
        assertThat(article.getId()).isEqualTo("id");
        assertThat(permits.availablePermits()).isEqualTo(8);
    }

    @Test
    void a_page_that_robots_txt_forbids_is_not_asked_for() throws Exception {
        server.on("/robots.txt", Reply.of("text/plain", "User-agent: Wiredesk\nDisallow: /private\n"));
        server.on("/private/story", Reply.of("text/html", HTML));
        server.on("/open", Reply.of(302, Map.of("Location", "/private/story")));

        assertThat(complete(teaser("/private/story")).getFullText()).isFalse();
        assertThat(complete(teaser("/open")).getFullText()).isFalse();
        assertThat(server.targets()).containsOnly("/robots.txt", "/open");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void where_robots_txt_cannot_be_had_nothing_is_asked_for(int status) throws Exception {
        server.on("/robots.txt", Reply.of(status, Map.of()));
        server.on("/story", Reply.of("text/html", HTML));

        assertThat(complete(teaser("/story")).getFullText()).isFalse();
        assertThat(server.targets()).containsExactly("/robots.txt");
    }

    @Test
    void a_robots_txt_is_fetched_once_for_pages_that_are_asked_for_at_the_same_time() throws Exception {
        server.on("/story", Reply.of("text/html", HTML));
        try (Web web = web(true);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WebPages pages = pages(web, Duration.ZERO);
            List<Future<Article>> all = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> pages.complete(teaser("/story"), deadline())))
                    .toList();
            for (Future<Article> page : all) {
                assertThat(page.get().getFullText()).isTrue();
            }
        }
        assertThat(server.targets()).filteredOn("/robots.txt"::equals).hasSize(1);
    }

    @Test
    void what_is_not_the_article_leaves_the_feeds_text() throws Exception {
        server.on("/pdf", Reply.of("application/pdf", "%PDF-1.7" + STORY.repeat(9)));
        server.on("/wall", Reply.of("text/html", HTML.replace("Porthaven", "x").replace("harbour", "y")));
        server.on("/short", Reply.of("text/html", "<p>Hi"));

        for (String path : List.of("/pdf", "/wall", "/short", "/missing")) {
            assertThat(complete(teaser(path))).as(path).isEqualTo(teaser(path));
        }
    }

    @Test
    void a_page_whose_hosts_turn_comes_too_late_is_not_asked_for() throws Exception {
        server.on("/story", Reply.of("text/html", HTML));
        try (Web web = web(true)) {
            WebPages pages = pages(web, Duration.ofMinutes(10));

            // The first turn goes to robots.txt.
            assertThat(pages.complete(teaser("/story"), deadline()).getFullText())
                    .isFalse();
        }
        assertThat(server.targets()).containsExactly("/robots.txt");
    }

    @Test
    void a_page_inside_a_network_is_not_asked_for_unless_allowed() throws Exception {
        server.on("/story", Reply.of("text/html", HTML));
        try (Web web = web(false)) {
            assertThat(pages(web, Duration.ZERO)
                            .complete(teaser("/story"), deadline())
                            .getFullText())
                    .isFalse();
        }
        assertThat(server.requests()).isEmpty();
    }

    private Article complete(Article teaser) throws InterruptedException {
        try (Web web = web(true)) {
            return pages(web, Duration.ZERO).complete(teaser, deadline());
        }
    }

    private final HostGates gates = new HostGates(Duration.ZERO, 100, CLOCK);

    private Web web(boolean allowPrivate) {
        return new Web(new FetchLimits(Duration.ofSeconds(10), 100_000, 3, allowPrivate, "Wiredesk/0.1"), gates, CLOCK);
    }

    private WebPages pages(Web web, Duration spacing) {
        return new WebPages(web, new HostTurns(new HostGates(spacing, 8, CLOCK), permits, CLOCK), "Wiredesk", CLOCK);
    }

    private static Instant deadline() {
        return CLOCK.instant().plusSeconds(10);
    }

    private Article teaser(String path) {
        return Article.newBuilder()
                .setId("id")
                .setRevision(0)
                .setFeedId("f")
                .setSource(new Source("Paper", "paper.example"))
                .setUrl(server.at(path))
                .setTitle("Porthaven harbour opens")
                .setText("It opens on Monday…")
                .setPublished(Instant.EPOCH)
                .setFetched(Instant.EPOCH.plusSeconds(60))
                .setContentSha256("0")
                .build();
    }
}
