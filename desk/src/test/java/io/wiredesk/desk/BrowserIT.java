package io.wiredesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.demo.Closing;
import io.wiredesk.desk.demo.Demo;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The page as a reader sees it, in a real browser. Skips where none is installed (Debian: `chromium` and
/// `chromium-driver`). With `-Dwiredesk.screenshots=FOLDER` a picture of every screen is left
/// there.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_PAGE_BYTES = 120_000;

    /// What hostile feeds have tried elsewhere; it must stay text.
    private static final String HOSTILE = """
            <rss version="2.0"><channel><title>&lt;img src=x onerror=window.pwned=1&gt; Gazette</title>
            <item><guid>x1</guid><title>Harbour &lt;script&gt;window.pwned=2&lt;/script&gt; reopens</title>
            <link>javascript:window.pwned=3</link>
            <description>&lt;p onclick="window.pwned=4"&gt;The harbour &lt;svg onload=window.pwned=5&gt; in Aberdeen
            reopened.&lt;/p&gt;&lt;iframe srcdoc="&lt;script&gt;parent.pwned=6&lt;/script&gt;"&gt;&lt;/iframe&gt;
            "&gt;&lt;img src=x onerror=window.pwned=7&gt; &amp;lt;script&amp;gt;window.pwned=8&amp;lt;/script&amp;gt;
            &lt;style&gt;body{display:none}&lt;/style&gt; {{7*7}} ${7*7}</description></item></channel></rss>
            """;

    @TempDir
    private static Path root;

    private static @Nullable DataFolder folder;
    private static @Nullable Demo started;
    private static @Nullable HttpServer server;
    private @Nullable ChromeDriver browser;

    private static Demo demo() {
        return Objects.requireNonNull(started);
    }

    private ChromeDriver browser() {
        return Objects.requireNonNull(browser);
    }

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no browser is installed: Debian's chromium and chromium-driver");
        DataFolder data = DataFolder.open(root.resolve("data"));
        folder = data;
        EffectiveSettings settings = EffectiveSettings.of(
                Map.of(), Map.of(), Map.of("broker.port", "0", "web.port", "0", "monitor.interval", "500ms"));
        started = Demo.start(settings, data, _ -> {});
        assertThat(demo().settle(Duration.ofMinutes(2))).map(Closing::settled).contains(true);
        HttpServer feeds = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        feeds.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().startsWith("/hostile")
                    ? HOSTILE.getBytes(StandardCharsets.UTF_8)
                    : arrival(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        feeds.start();
        server = feeds;
    }

    private static String arrival(String path) {
        return """
                <rss version="2.0"><channel><title>Late Edition</title><item><guid>%1$s</guid>
                <title>Lighthouse %1$s lit again</title><link>https://late.example%1$s</link>
                <description>The lighthouse of %1$s was lit again on Monday after a winter of repairs.</description>
                </item></channel></rss>""".formatted(path);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.stop(0);
        }
        if (started != null) {
            started.close();
        }
        if (folder != null) {
            folder.close();
        }
    }

    @BeforeEach
    void open() {
        browser = browser(true);
    }

    @AfterEach
    void close() {
        try {
            assertThat(messages()).as("console").isEmpty();
        } finally {
            browser().quit();
        }
    }

    private static ChromeDriver browser(boolean scripts) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=en");
        options.setCapability("goog:loggingPrefs", logs);
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1200, 900));
        return driver;
    }

    /// What the browser complains of. A 400 is said there too, where it was asked for.
    private List<String> messages() {
        return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("status of 400"))
                .toList();
    }

    /// Until it is so. What is looked at may be replaced at that very moment: it is looked at again then.
    private static void until(Callable<Boolean> so) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(so);
    }

    private void go(String path) {
        browser().get(demo().page().resolve(path).toString());
    }

    private String text(String selector) {
        return browser().findElement(By.cssSelector(selector)).getText();
    }

    private List<WebElement> all(String selector) {
        return browser().findElements(By.cssSelector(selector));
    }

    private WebElement one(String selector) {
        return browser().findElement(By.cssSelector(selector));
    }

    private Object script(String script) {
        return Objects.requireNonNull(browser().executeScript(script), script);
    }

    private void press(CharSequence... keys) {
        new Actions(browser()).sendKeys(keys).perform();
    }

    private static void subscribe(String path) {
        WireConfig wire = EffectiveSettings.of(
                        Map.of(), Map.of(), Map.of("kafka.bootstrap-servers", demo().bootstrapServers()))
                .wire();
        URI address = URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(server).getAddress().getPort() + path);
        Feed feed = Subscriptions.feed(address.toString(), null, List.of(), Instant.now());
        feed.setFullText(FullText.NEVER);
        FeedTopic.put(wire, List.of(feed));
    }

    private static JsonNode json(String path) {
        try (InputStream in = demo().page().resolve(path).toURL().openStream()) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String edited() {
        return json("/api/search?q=edit:substantial%20OR%20edit:minor&limit=1")
                .at("/hits/0/article/id")
                .asText();
    }

    private static String story() {
        return json("/api/stories?min_size=2&limit=1").at("/stories/0/id").asText();
    }

    /// Each screen, by a name for its picture.
    private static Map<String, String> screens() {
        return Map.ofEntries(
                Map.entry("wire", "/"),
                Map.entry("search", "/search?q=harbour+OR+river+OR+election&collapse=story"),
                Map.entry("article", "/articles/" + edited()),
                Map.entry("why", "/articles/" + edited() + "/why"),
                Map.entry("entity", "/entities/Q71"),
                Map.entry("stories", "/stories"),
                Map.entry("story", "/stories/" + story()),
                Map.entry("topics", "/topics"),
                Map.entry("trends", "/trends"),
                Map.entry("alerts", "/alerts"),
                Map.entry("feeds", "/feeds"),
                Map.entry("pipeline", "/pipeline"),
                Map.entry("dead-letters", "/dead-letters"));
    }

    @Test
    @Order(1)
    void every_screen_is_accessible_by_day_and_by_night() throws IOException {
        String pictures = System.getProperty("wiredesk.screenshots");
        for (Map.Entry<String, String> screen : screens().entrySet()) {
            for (String scheme : List.of("light", "dark")) {
                dress(scheme);
                go(screen.getValue());
                assertThat(serious()).as(screen.getKey() + ", " + scheme).isEmpty();
                if (pictures != null
                        && (scheme.equals("light") || screen.getKey().equals("wire"))) {
                    picture(Path.of(pictures), screen.getKey() + "-" + scheme);
                }
            }
        }
    }

    private void dress(String scheme) {
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void picture(Path target, String name) throws IOException {
        Files.createDirectories(target);
        Files.write(target.resolve(name + ".png"), browser().getScreenshotAs(OutputType.BYTES));
    }

    private List<?> serious() throws IOException {
        try (InputStream in = BrowserIT.class.getResourceAsStream("/axe.min.js")) {
            browser().executeScript(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
        browser().manage().timeouts().scriptTimeout(PATIENCE);
        return (List<?>) Objects.requireNonNull(browser().executeAsyncScript("""
                const done = arguments[0];
                axe.run(document).then(found => done(found.violations
                    .filter(v => v.impact === "serious" || v.impact === "critical")
                    .map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "))), e => done([String(e)]));
                """));
    }

    @Test
    @Order(2)
    void dark_mode_is_dark() {
        dress("dark");
        go("/");
        assertThat(brightness()).isLessThan(60);
        dress("light");
        assertThat(brightness()).isGreaterThan(200);
    }

    private long brightness() {
        return (Long) script("return Number(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0])");
    }

    @Test
    @Order(3)
    void the_first_page_is_small_and_all_from_here() {
        go("/");
        long bytes = (Long) script("""
                return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
                    .filter(e => !e.name.includes("/api/stream")).reduce((sum, e) => sum + e.transferSize, 0)""");
        assertThat(bytes).isBetween(10_000L, (long) FIRST_PAGE_BYTES);
        assertThat((Boolean) script("""
                return performance.getEntriesByType("resource").every(e => e.name.startsWith(location.origin))""")).isTrue();
    }

    @Test
    @Order(4)
    void a_search_is_narrowed_by_facets_and_by_time_and_put_together_by_story() {
        go("/");
        press("/");
        press("lang:en", Keys.ENTER);
        until(() -> browser().getCurrentUrl().contains("/search?q=lang"));
        long before = count();
        one("aside .choices a[href*='topic=politics']").click();
        assertThat(text(".chips")).contains("Topics: politics");
        assertThat(count()).isPositive().isLessThan(before);
        long narrowed = count();
        one(".chips a").click();
        assertThat(count()).isEqualTo(before);
        brush();
        until(() -> browser().getCurrentUrl().contains("from="));
        assertThat(count()).isPositive().isLessThan(before);
        assertThat(narrowed).isPositive();
        browser().findElement(By.linkText("One hit a story")).click();
        until(() -> browser().getCurrentUrl().contains("collapse=story"));
        assertThat(browser().findElement(By.linkText("One hit a story")).getDomAttribute("aria-current"))
                .isEqualTo("true");
        assertThat(all("ol.articles > li")).isNotEmpty();
        browser().findElement(By.linkText("One hit a story")).click();
        until(() -> !browser().getCurrentUrl().contains("collapse=story"));
    }

    /// Over the first bar and the second.
    private void brush() {
        WebElement first = one(".bars rect");
        int width = first.getRect().getWidth();
        new Actions(browser())
                .moveToElement(first, -width / 2 + 2, 0)
                .clickAndHold()
                .moveByOffset(width, 0)
                .moveByOffset(width / 2, 0)
                .release()
                .perform();
    }

    private long count() {
        return Long.parseLong(text(".count").replaceAll("\\D", ""));
    }

    @Test
    @Order(5)
    void a_query_that_cant_be_read_is_answered_with_what_is_wrong() {
        go("/search?q=harbour+AND");
        assertThat(text("[role=alert]")).contains("can't be read");
        assertThat(one("#q").getDomProperty("value")).isEqualTo("harbour AND");
    }

    @Test
    @Order(6)
    void an_article_is_marked_up_and_leads_to_its_entities_its_edit_and_its_reasons() {
        go("/articles/" + edited());
        assertThat(all(".text a.location")).isNotEmpty();
        assertThat(text(".edit")).contains("What revision 2 changed", "words came");
        assertThat(all(".edit ins")).isNotEmpty();
        browser().findElement(By.linkText("why?")).click();
        assertThat(text("main")).contains("What it could have been");
        browser().navigate().back();
        String name = one(".text a.location").getText();
        one(".text a.location").click();
        assertThat(text("h1")).contains("place").contains(name);
        assertThat(all(".bars rect")).isNotEmpty();
    }

    @Test
    @Order(7)
    void times_are_in_the_readers_zone() {
        browser().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Kathmandu"));
        go("/articles/" + edited());
        String shown = text("dl time");
        String utc = Objects.requireNonNull(one("dl time").getDomAttribute("datetime"));
        assertThat(shown).isNotEqualTo(utc).matches(".*\\d{1,2}:\\d{2}\\s[AP]M");
        // Nepal is 5:45 ahead.
        int minutes = Integer.parseInt(utc.replaceAll(".*T\\d{2}:(\\d{2}).*", "$1"));
        assertThat(shown).contains(":" + String.format("%02d", (minutes + 45) % 60));
    }

    @Test
    @Order(8)
    void keys_move_open_search_and_help() {
        go("/search?q=lang:en");
        press("j");
        press("j");
        press("k");
        press("j");
        List<WebElement> hits = all("ol.articles > li");
        assertThat(hits.get(1).getDomAttribute("class")).isEqualTo("at");
        String title = hits.get(1).findElement(By.tagName("a")).getText();
        press("o");
        until(() -> text("h1").equals(title));
        press("?");
        assertThat(one("#keys").isDisplayed()).isTrue();
        press(Keys.ESCAPE);
        assertThat(one("#keys").isDisplayed()).isFalse();
        press("/");
        assertThat(script("return document.activeElement.id")).isEqualTo("q");
    }

    @Test
    @Order(9)
    void what_arrives_appears_by_itself_and_is_counted_for_who_reads_further_down() {
        go("/");
        subscribe("/one");
        until(() -> text("ol.articles").contains("Lighthouse /one"));
        browser().executeScript("window.scrollTo(0, 400)");
        String first = one("ol.articles a").getText();
        subscribe("/two");
        until(() -> !all("#new a").isEmpty());
        assertThat(text("#new")).matches("1 new article");
        assertThat(one("ol.articles a").getText()).isEqualTo(first);
        one("#new a").click();
        until(() -> text("ol.articles").contains("Lighthouse /two"));
        assertThat(all("#new a")).isEmpty();
    }

    @Test
    @Order(10)
    void a_search_is_saved_as_an_alert_and_ended() {
        go("/search?q=lighthouse");
        one("#name").sendKeys("Lighthouses", Keys.ENTER);
        until(() -> browser().getCurrentUrl().endsWith("/alerts"));
        until(() -> {
            browser().navigate().refresh();
            return text("table").contains("Lighthouses");
        });
        one("button[aria-label='End, Lighthouses']").click();
        until(() -> {
            browser().navigate().refresh();
            return !text("table").contains("Lighthouses");
        });
    }

    @Test
    @Order(11)
    void a_story_names_its_first_publisher_its_copies_and_the_sentences_they_share() {
        go("/stories");
        one("ol.articles a").click();
        assertThat(text("main")).contains("first told by", "Who told it when", "original", "copy");
        one("a.edge").click();
        assertThat(text("#compared")).contains("of its text from");
        List<String> marked =
                all("#compared mark").stream().map(WebElement::getText).toList();
        assertThat(marked).isNotEmpty();
        List<String> twice = new ArrayList<>(marked);
        marked.stream().distinct().forEach(twice::remove);
        assertThat(twice).as("sentences on both sides").isNotEmpty();
    }

    @Test
    @Order(12)
    void what_a_hostile_feed_sends_stays_text() {
        subscribe("/hostile");
        until(() -> json("/api/search?q=title:reopens").get("total").asInt() > 0);
        String id = json("/api/search?q=title:reopens").at("/hits/0/article/id").asText();
        until(() -> {
            go("/feeds");
            return text("table").contains("Gazette");
        });
        for (String screen :
                List.of("/", "/search?q=harbour", "/articles/" + id, "/articles/" + id + "/why", "/feeds")) {
            go(screen);
            assertThat(browser().executeScript("return window.pwned"))
                    .as(screen)
                    .isNull();
            assertThat(all("main iframe, main script, main style, main img, a[href^='javascript:']"))
                    .as(screen)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/search?q=harbour", "/stories", "/topics", "/trends", "/alerts", "/feeds", "/pipeline"})
    @Order(13)
    void everything_but_the_live_parts_works_without_scripts(String screen) {
        ChromeDriver plain = browser(false);
        try {
            plain.get(demo().page().resolve(screen).toString());
            assertThat(plain.findElement(By.tagName("h1")).isDisplayed()).isTrue();
            plain.findElements(By.cssSelector("time[datetime]")).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .ifPresent(time -> assertThat(time.getText()).endsWith("UTC"));
            plain.findElement(By.id("q")).clear();
            plain.findElement(By.id("q")).sendKeys("river", Keys.ENTER);
            until(() -> plain.getCurrentUrl().contains("q=river"));
            assertThat(plain.findElements(By.cssSelector("ol.articles > li"))).isNotEmpty();
        } finally {
            plain.quit();
        }
    }
}
