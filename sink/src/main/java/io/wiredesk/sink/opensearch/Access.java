package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whom a cluster trusts, and whom we do: log-in and certificates.
final class Access {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Access() {}

    /// @throws IllegalStateException when the truststore can't be used
    static HttpClient client(SinkConfig.OpenSearch config) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        Path truststore = config.truststore();
        if (truststore != null) {
            client.sslContext(trusting(truststore, Objects.requireNonNullElse(config.truststorePassword(), "")));
        }
        return client.build();
    }

    /// The `Authorization` header, where there is a log-in (RFC 7617).
    static Optional<String> authorization(SinkConfig.OpenSearch config) {
        return Optional.ofNullable(config.user())
                .map(user -> user + ":" + Objects.requireNonNullElse(config.password(), ""))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static SSLContext trusting(Path truststore, String password) {
        try (InputStream in = Files.newInputStream(truststore)) {
            KeyStore certificates = KeyStore.getInstance("PKCS12");
            certificates.load(in, password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "sink.opensearch.truststore " + truststore + " can't be used: " + e.getMessage(), e);
        }
    }
}
