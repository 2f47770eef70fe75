package io.wiredesk.desk.webhook;

import io.wiredesk.ingest.fetch.PrivateAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/// Posts JSON to one address: once, no redirects followed, the answer's body not read. The address is checked where it
/// is connected to, so that a name can't mean a public address first and a private one then.
///
/// Threading: safe for concurrent use.
final class Post implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 50;

    private final CloseableHttpClient http;

    /// What came of a post.
    sealed interface Outcome {
        /// Any status from 200 to 299.
        record Taken() implements Outcome {}

        /// Not now; again might do.
        ///
        /// @param why one line
        record Failed(String why) implements Outcome {}

        /// No attempt will do: the address is not allowed, or the receiver says it wants none (410).
        ///
        /// @param why one line
        record Refused(String why) implements Outcome {}
    }

    Post(Duration timeout, boolean allowPrivate) {
        Timeout limit = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicOnly(allowPrivate))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("wiredesk-webhook")
                .build();
    }

    Outcome send(URI address, String json, Map<String, String> headers) {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(json, ContentType.create("application/json", StandardCharsets.UTF_8)));
        headers.forEach(post::setHeader);
        try {
            return http.execute(post, answer -> outcome(answer.getCode()));
        } catch (PublicOnly.PrivateAddressException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return new Outcome.Failed("the host " + address.getHost() + " is unknown");
        } catch (IOException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Outcome.Failed("no answer from " + address.getHost() + ": " + message);
        }
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        return status == 410
                ? new Outcome.Refused("the receiver is gone (410)")
                : new Outcome.Failed("the receiver answers " + status);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /// Looks names up once, for the connection itself.
    private record PublicOnly(boolean allowPrivate) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            if (!allowPrivate && Arrays.stream(addresses).anyMatch(PrivateAddresses::isPrivate)) {
                throw new PrivateAddressException(host);
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        static final class PrivateAddressException extends UnknownHostException {
            private static final long serialVersionUID = 1L;

            PrivateAddressException(String host) {
                super(host + " is an address inside a network; alerts.webhook-allow-private allows it");
            }
        }
    }
}
