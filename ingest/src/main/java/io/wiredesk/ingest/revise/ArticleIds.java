package io.wiredesk.ingest.revise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The id of an article, the same whichever feed, poller or run brings it: from its canonical link, else from the
/// entry's own identifier and the source, else from source and title. Pure.
public final class ArticleIds {
    private static final int ID_CHARS = 32;

    private ArticleIds() {}

    /// @param domain host of the source, which keeps two publishers' `guid=1` apart
    public static String of(@Nullable String link, @Nullable String guid, String domain, String title) {
        return byLink(link)
                .orElseGet(() -> byGuid(guid, domain).orElseGet(() -> hash("title\n" + domain + "\n" + title)));
    }

    /// Scheme and `www.` say nothing about which article it is. A bare host is a front page, not an article.
    static Optional<String> byLink(@Nullable String link) {
        return Optional.ofNullable(link)
                .flatMap(ArticleLink::canonical)
                .filter(uri -> !(uri.getRawPath().equals("/") && uri.getRawQuery() == null))
                .map(uri -> hash("link\n" + domain(uri) + port(uri) + uri.getRawPath() + query(uri)));
    }

    static Optional<String> byGuid(@Nullable String guid, String domain) {
        return Optional.ofNullable(guid)
                .filter(value -> !value.isBlank())
                .map(value -> hash("guid\n" + domain + "\n" + value.strip()));
    }

    /// Host without `www.`.
    static String domain(URI uri) {
        return uri.getHost().startsWith("www.") ? uri.getHost().substring(4) : uri.getHost();
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }

    private static String hash(String what) {
        return sha256(what).substring(0, ID_CHARS);
    }

    static String sha256(String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
