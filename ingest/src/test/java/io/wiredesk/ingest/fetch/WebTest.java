package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.fetch.Ask.Condition;
import io.wiredesk.ingest.testing.LocalWeb;
import io.wiredesk.ingest.testing.LocalWeb.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final FetchLimits LIMITS =
            new FetchLimits(TIMEOUT, 10_000, 5, false, "Wiredesk/0.1 (+me@x.example)");
    private static final InstantSource CLOCK = InstantSource.system();

    private final LocalWeb server = new LocalWeb();
    private final HostGates gates = new HostGates(Duration.ZERO, 10, CLOCK);

    /// Host names that were looked up, in order.
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();

    /// For these tests 127.0.0.1 is the public web, and 127.0.0.2 what stands inside a network.
    private Web web(UnaryOperator<String> addressOf) {
        DnsResolver names = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                lookedUp.add(host);
                return new InetAddress[] {InetAddress.getByName(addressOf.apply(host))};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        Names checked = new Names(names, address -> !address.getHostAddress().equals("127.0.0.1"), TIMEOUT);
        return new Web(LIMITS, gates, CLOCK, checked, null);
    }

    private static String everyoneOutside(String host) {
        return "127.0.0.1";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_name_that_is_public_first_and_private_later_is_refused_when_it_is_private() throws Exception {
        server.on("/", Reply.of("text/plain", "public").with("Connection", "close"));
        try (Web web = web(_ -> lookedUp.size() == 1 ? "127.0.0.1" : "127.0.0.2")) {
            assertThat(get(web, server.at("rebinding.test", "/")).status()).isEqualTo(200);
            assertThatThrownBy(() -> get(web, server.at("rebinding.test", "/")))
                    .isInstanceOf(FetchFault.class)
                    .hasMessage("rebinding.test is an address inside a network; set ingest.allow-private to poll it");
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void what_a_connection_is_checked_for_is_what_it_is_made_to() throws Exception {
        server.on("/", Reply.of("text/plain", "public"));
        try (Web web = web(WebTest::everyoneOutside)) {
            get(web, server.at("a.test", "/"));
        }
        // One look-up: there is no second answer that nobody checked.
        assertThat(lookedUp).containsExactly("a.test");
    }

    @Test
    void each_hop_of_a_redirect_is_checked() throws Exception {
        server.on("/", Reply.of(302, Map.of("Location", server.at("b.test", "/next"))));
        server.on("/next", Reply.of(302, Map.of("Location", server.at("inside.test", "/secret"))));
        server.on("/secret", Reply.of("text/plain", "secret"));
        try (Web web = web(host -> host.startsWith("inside") ? "127.0.0.2" : "127.0.0.1")) {
            assertThatThrownBy(() -> get(web, server.at("a.test", "/")))
                    .hasMessageContaining("inside.test is an address");
        }
        assertThat(server.targets()).containsExactly("/", "/next");
        assertThat(lookedUp).containsExactly("a.test", "b.test", "inside.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://0x7f000001:%d/",
                "http://0177.0.0.1:%d/",
                "http://127.1:%d/",
                "http://0:%d/",
                "http://127.0.0.1.:%d/",
                "http://user@127.0.0.1:%d/",
                "http://169.254.169.254/?%d",
                "file:///etc/passwd?%d",
                "gopher://127.0.0.1:%d/",
            })
    void no_way_to_write_an_inside_address_leads_inside(String address) {
        String location = address.formatted(server.port());
        try (Web web = new Web(LIMITS, gates, CLOCK)) {
            assertThatThrownBy(() -> get(web, location)).isInstanceOf(FetchFault.class);
        }
        server.on("/", Reply.of(302, Map.of("Location", location)));
        try (Web web = web(host -> host.equals("a.test") ? "127.0.0.1" : "127.0.0.2")) {
            assertThatThrownBy(() -> get(web, server.at("a.test", "/"))).isInstanceOf(FetchFault.class);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void secrets_stay_with_their_host_and_validators_with_their_address() throws Exception {
        server.on("/", Reply.of(302, Map.of("Location", "/same-host")));
        server.on("/same-host", Reply.of(302, Map.of("Location", server.at("b.test", "/other-host"))));
        server.on("/other-host", Reply.of("text/plain", "here"));
        URI first = URI.create(server.at("a.test", "/"));
        Ask ask = new Ask(
                first,
                "*/*",
                Map.of("Authorization", "Basic c2VjcmV0", "X-Key", "k"),
                new Condition(first.toString(), "\"e\"", "yesterday"),
                TIMEOUT);
        try (Web web = web(WebTest::everyoneOutside)) {
            web.get(ask);
        }
        assertThat(server.requests())
                .extracting(r -> r.header("authorization"), r -> r.header("x-key"), r -> r.header("if-none-match"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Basic c2VjcmV0", "k", "\"e\""),
                        org.assertj.core.groups.Tuple.tuple("Basic c2VjcmV0", "k", null),
                        org.assertj.core.groups.Tuple.tuple(null, null, null));
    }

    @Test
    void every_request_says_who_asks_and_how_to_reach_them_and_what_can_be_unpacked() throws Exception {
        server.on("/", Reply.of(302, Map.of("Location", "/next")));
        try (Web web = web(WebTest::everyoneOutside)) {
            get(web, server.at("a.test", "/"));
        }
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("user-agent")).isEqualTo("Wiredesk/0.1 (+me@x.example)");
            assertThat(request.header("accept-encoding")).isEqualTo("gzip, br, zstd");
            assertThat(request.header("cookie")).isNull();
        });
    }

    @Test
    void no_cookie_is_kept() throws Exception {
        server.on("/", Reply.of("text/plain", "x").with("Set-Cookie", "id=1"));
        try (Web web = web(WebTest::everyoneOutside)) {
            get(web, server.at("a.test", "/"));
            get(web, server.at("a.test", "/"));
        }
        assertThat(server.requests())
                .hasSize(2)
                .extracting(r -> r.header("cookie"))
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_host_that_asks_to_wait_is_asked_for_nothing_more_of_any_path(int status) throws Exception {
        server.on("/busy", Reply.of(status, Map.of("Retry-After", "120")));
        server.on("/other", Reply.of("text/plain", "x"));
        try (Web web = web(WebTest::everyoneOutside)) {
            assertThat(get(web, server.at("a.test", "/busy")).retryAfter()).contains(Duration.ofMinutes(2));
            assertThatThrownBy(() -> get(web, server.at("a.test", "/other"))).isInstanceOf(HostClosed.class);
            assertThat(get(web, server.at("b.test", "/other")).status()).isEqualTo(200);
        }
        assertThat(server.targets()).containsExactly("/busy", "/other");
    }

    @Test
    void a_redirect_to_a_host_that_asked_to_be_left_alone_is_not_followed() throws Exception {
        server.on("/", Reply.of(302, Map.of("Location", server.at("b.test", "/"))));
        gates.close("b.test:" + server.port(), Instant.now().plusSeconds(60));
        try (Web web = web(WebTest::everyoneOutside)) {
            assertThatThrownBy(() -> get(web, server.at("a.test", "/"))).isInstanceOf(HostClosed.class);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_retry_after_on_any_other_answer_closes_nothing() throws Exception {
        server.on("/", Reply.of("text/plain", "x").with("Retry-After", "120"));
        try (Web web = web(WebTest::everyoneOutside)) {
            get(web, server.at("a.test", "/"));
            assertThat(get(web, server.at("a.test", "/")).status()).isEqualTo(200);
        }
    }

    @Test
    void a_name_server_that_does_not_answer_costs_a_request_no_more_than_its_time() {
        CountDownLatch never = new CountDownLatch(1);
        DnsResolver silent = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new UnknownHostException(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        Names names = new Names(silent, _ -> false, Duration.ofMillis(100));
        try (Web web = new Web(LIMITS, gates, CLOCK, names, null)) {
            assertThatThrownBy(() -> get(web, "http://a.test/")).hasMessageContaining("the host a.test is unknown");
        }
    }

    private static Answer get(Web web, String address) throws FetchFault, InterruptedException {
        return web.get(Ask.page(WebAddress.of(address).uri(), TIMEOUT));
    }
}
