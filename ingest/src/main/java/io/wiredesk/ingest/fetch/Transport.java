package io.wiredesk.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One request, one answer, no redirects: HTTP/1.1, and HTTP/2 where a TLS server offers it.
///
/// Not the JDK's client, because that looks names up by itself, after any check of ours; here connections ask [Names].
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
final class Transport implements AutoCloseable {
    /// The pool keeps no list of all connections, which with thousands of hosts takes longer to keep than to poll: how
    /// many are open is bounded by the requests under way and by how soon idle ones are closed.
    private static final int MAX_CONNECTIONS_PER_HOST = 100;

    /// Feeds are asked minutes apart: a connection is kept for what follows at once (a redirect, a page) only.
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(1);

    private static final int MAX_HEADERS = 200;
    private static final int MAX_HEADER_CHARS = 32_768;
    private static final int IO_THREADS = 2;

    private final CloseableHttpAsyncClient client;
    private final Names names;
    private final long maxBodyBytes;

    /// @param names closed with the transport
    /// @param tls how servers are believed; null as the system does
    Transport(FetchLimits limits, Names names, @Nullable TlsStrategy tls) {
        this.names = names;
        maxBodyBytes = limits.maxBodyBytes();
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections(limits, names, tls))
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_CHARS)
                        .build())
                // A validator is sent back byte by byte, whatever its bytes mean.
                .setCharCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.ISO_8859_1)
                        .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setUserAgent(limits.userAgent())
                .setKeepAliveStrategy((_, _) -> KEEP_ALIVE)
                .evictIdleConnections(KEEP_ALIVE)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        client.start();
    }

    private static PoolingAsyncClientConnectionManager connections(
            FetchLimits limits, DnsResolver names, @Nullable TlsStrategy tls) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setTlsStrategy(tls)
                .setMaxConnPerRoute(MAX_CONNECTIONS_PER_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.timeout()))
                        .setSocketTimeout(Timeout.of(limits.timeout()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(Timeout.of(limits.timeout()))
                        .build())
                .build();
    }

    /// What came back, the body as it was sent.
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Reply(int status, AnswerHeaders headers, byte[] body) {}

    /// @throws IOException whatever broke
    /// @throws TimeoutException when it is not all there in time
    Reply get(URI address, Map<String, String> headers, Duration left)
            throws IOException, TimeoutException, InterruptedException {
        SimpleHttpRequest request = SimpleRequestBuilder.get(address).build();
        headers.forEach(request::setHeader);
        return exchange(request, left);
    }

    /// @param form sent as `application/x-www-form-urlencoded`
    /// @throws IOException whatever broke
    /// @throws TimeoutException when it is not all there in time
    Reply post(URI address, String form, Duration left) throws IOException, TimeoutException, InterruptedException {
        return exchange(
                SimpleRequestBuilder.post(address)
                        .setBody(form, ContentType.APPLICATION_FORM_URLENCODED)
                        .build(),
                left);
    }

    private Reply exchange(SimpleHttpRequest request, Duration left)
            throws IOException, TimeoutException, InterruptedException {
        Future<Reply> reply = client.execute(SimpleRequestProducer.create(request), new Reading(maxBodyBytes), null);
        try {
            return reply.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            reply.cancel(true);
        }
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
        names.close();
    }

    /// The body is more than is allowed.
    static final class TooBig extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Takes in one answer, no more of it than allowed.
    private static final class Reading extends AbstractBinResponseConsumer<Reply> {
        private static final int FIRST_BYTES = 4_096;

        private final long maxBytes;
        private final ByteArrayBuffer body = new ByteArrayBuffer(FIRST_BYTES);
        private final AnswerHeaders headers = new AnswerHeaders();
        private int status;

        Reading(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        protected void start(HttpResponse response, @Nullable ContentType type) {
            status = response.getCode();
            for (Header header : response.getHeaders()) {
                headers.add(header.getName(), header.getValue() == null ? "" : header.getValue());
            }
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer bytes, boolean last) throws IOException {
            if (body.length() + bytes.remaining() > maxBytes) {
                throw new TooBig();
            }
            byte[] part = new byte[bytes.remaining()];
            bytes.get(part);
            body.append(part, 0, part.length);
        }

        @Override
        protected Reply buildResult() {
            return new Reply(status, headers, body.toByteArray());
        }

        @Override
        public void informationResponse(HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {
            // 1xx answers announce the real one; nothing here waits for them.
        }

        @Override
        public void releaseResources() {
            // The buffer is the answer's by now, or nobody's.
        }
    }
}
