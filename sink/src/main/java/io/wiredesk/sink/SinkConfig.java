package io.wiredesk.sink;

import io.wiredesk.schemas.config.Setting;
import io.wiredesk.sink.query.Ranking;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which index is fed, and how. Group `sink`; whatever searches the index reads it too.
///
/// @param index which kind
/// @param batch records at most in one commit of the index
/// @param commitInterval longest time a record waits for its commit
public record SinkConfig(
        @Setting(
                value = "lucene",
                meaning = "Where articles are searched: lucene, in the data folder, or opensearch, a cluster.")
        Kind index,

        @Setting(value = "5000", meaning = "Records at most in one commit of the index.", min = 1, max = 100_000)
        int batch,

        @Setting(
                value = "250ms",
                meaning = "Longest time a record waits until the index has it for good and search finds it.",
                min = 1,
                max = 60_000)
        Duration commitInterval,

        Ranking ranking,

        OpenSearch opensearch) {

    /// Kinds of index.
    public enum Kind {
        LUCENE,
        OPENSEARCH
    }

    /// How a cluster is reached, where there is one.
    ///
    /// @param url of any node, or of what balances them
    /// @param alias name of the index; the indexes behind it are called so with a dash and a number
    /// @param user who asks; null for a cluster without log-in
    /// @param password of the user
    /// @param truststore whom to trust; null for the authorities that Java trusts
    /// @param truststorePassword opens the truststore
    public record OpenSearch(
            @Setting(value = "http://127.0.0.1:9200", meaning = "The cluster, for sink.index=opensearch.")
            URI url,

            @Setting(value = "wiredesk", meaning = "Alias of the index in the cluster, in small letters.")
            String alias,

            @Setting(value = "", meaning = "User of the cluster; empty for one without log-in.") @Nullable String user,

            @Setting(value = "", meaning = "Password of that user.", secret = true) @Nullable String password,

            @Setting(
                    value = "",
                    meaning = "PKCS #12 file with the certificates to trust; empty for those that Java trusts.")
            @Nullable Path truststore,

            @Setting(value = "", meaning = "Password of that file.", secret = true) @Nullable String truststorePassword) {

        public OpenSearch {
            user = user == null || user.isBlank() ? null : user;
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
                throw new IllegalArgumentException("url must be an http or https address, not '" + url + "'");
            }
            if (!alias.matches("[a-z0-9][a-z0-9._-]{0,199}")) {
                throw new IllegalArgumentException(
                        "alias must be small letters, digits, . _ and -, not '" + alias + "'");
            }
            if (user != null && password == null) {
                throw new IllegalArgumentException("password is needed for user '" + user + "'");
            }
        }
    }
}
