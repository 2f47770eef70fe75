package io.wiredesk.sink.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.Articles;
import io.wiredesk.sink.IndexChange.Put;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that is reached by TLS with a certificate of its own, and that wants a log-in.
class OpenSearchTlsIT {
    @TempDir
    static Path folder;

    private static Path store;
    private static @Nullable TlsProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        Optional<URI> node = TestNode.shared();
        assumeTrue(node.isPresent(), "no OpenSearch node: build sink/node first");
        store = TlsProxy.makeStore(folder);
        proxy = new TlsProxy(node.orElseThrow(), store);
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
    }

    private static OpenSearchPlace place(String password, @Nullable Path truststore) {
        return new OpenSearchPlace(new SinkConfig.OpenSearch(
                Objects.requireNonNull(proxy).address(),
                "tls" + UUID.randomUUID(),
                TlsProxy.USER,
                password,
                truststore,
                truststore == null ? null : TlsProxy.PASSWORD));
    }

    @Test
    void articles_are_put_and_found() {
        try (SearchIndex index = place(TlsProxy.USER_PASSWORD, store).open()) {
            index.apply(List.of(new Put(Articles.article("a1", 1))), Map.of());

            assertThat(index.count()).isEqualTo(1);
            assertThat(index.article("a1")).isPresent();
        }
    }

    @Test
    void a_wrong_password_is_told_as_what_it_is() {
        assertThatThrownBy(() -> place("guessed", store).open())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("401");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        assertThatThrownBy(() -> place(TlsProxy.USER_PASSWORD, null).open())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("can't be reached")
                .hasStackTraceContaining("PKIX path building failed");
    }
}
