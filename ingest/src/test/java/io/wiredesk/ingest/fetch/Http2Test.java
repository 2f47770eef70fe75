package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLSessionVerifier;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Http2Test {
    private static final String PASSWORD = "changeit";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final FetchLimits LIMITS = new FetchLimits(TIMEOUT, 10_000, 5, true, "Wiredesk/0.1");
    private static final InstantSource CLOCK = InstantSource.system();

    private final List<ProtocolVersion> versions = new CopyOnWriteArrayList<>();
    private final HostGates gates = new HostGates(Duration.ZERO, 10, CLOCK);

    @SuppressWarnings("NullAway.Init")
    private HttpAsyncServer server;

    @SuppressWarnings("NullAway.Init")
    private SSLContext trusted;

    private int port;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        KeyStore keys = keys(folder.resolve("keys.p12"));
        trusted = SSLContexts.custom().loadTrustMaterial(keys, null).build();
        SSLContext own = SSLContexts.custom()
                .loadKeyMaterial(keys, PASSWORD.toCharArray())
                .build();
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                .setTlsStrategy(new H2ServerTlsStrategy(own, (SSLSessionVerifier) null))
                .register("*", handler())
                .create();
        server.start();
        ListenerEndpoint endpoint = server.listen(
                        new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
                .get();
        port = ((InetSocketAddress) endpoint.getAddress()).getPort();
    }

    @AfterEach
    void stop() {
        server.close(CloseMode.IMMEDIATE);
    }

    @Test
    void a_server_that_offers_http_2_is_asked_in_http_2() throws Exception {
        try (Web web = trusting()) {
            Answer answer = web.get(ask("/feed"));

            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("<rss/>");
            assertThat(answer.header("ETag")).contains("W/\"7\"");
            assertThat(web.get(ask("/feed")).status()).isEqualTo(200);
        }
        assertThat(versions).containsExactly(HttpVersion.HTTP_2, HttpVersion.HTTP_2);
    }

    @Test
    void a_body_beyond_the_limit_is_not_read_to_its_end() throws Exception {
        try (Web web = trusting()) {
            assertThatThrownBy(() -> web.get(ask("/big"))).hasMessageContaining("bigger than 10000 bytes");
            // The connection is of use afterwards, or another is made.
            assertThat(web.get(ask("/feed")).status()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_is_not_asked() {
        try (Web web = new Web(LIMITS, gates, CLOCK)) {
            assertThatThrownBy(() -> web.get(ask("/feed"))).hasMessageStartingWith("no safe connection to localhost");
        }
        assertThat(versions).isEmpty();
    }

    private Web trusting() {
        return new Web(
                LIMITS,
                gates,
                CLOCK,
                Names.of(LIMITS),
                ClientTlsStrategyBuilder.create().setSslContext(trusted).buildAsync());
    }

    private Ask ask(String path) {
        return Ask.page(URI.create("https://localhost:" + port + path), TIMEOUT);
    }

    private AsyncServerRequestHandler<Message<HttpRequest, Void>> handler() {
        return new AsyncServerRequestHandler<>() {
            @Override
            public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                    HttpRequest request, EntityDetails entity, HttpContext context) {
                return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
            }

            @Override
            public void handle(Message<HttpRequest, Void> message, ResponseTrigger trigger, HttpContext context)
                    throws org.apache.hc.core5.http.HttpException, IOException {
                HttpRequest request = message.getHead();
                versions.add(request.getVersion());
                String body = request.getPath().equals("/big") ? "x".repeat(500_000) : "<rss/>";
                trigger.submitResponse(
                        AsyncResponseBuilder.create(200)
                                .addHeader("ETag", "W/\"7\"")
                                .setEntity(body, ContentType.APPLICATION_XML)
                                .build(),
                        context);
            }
        };
    }

    /// A certificate for localhost, made anew so that it never expires in the source tree.
    private static KeyStore keys(Path file) throws IOException, InterruptedException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
