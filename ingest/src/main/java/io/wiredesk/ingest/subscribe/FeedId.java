package io.wiredesk.ingest.subscribe;

import io.wiredesk.ingest.revise.ArticleLink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id of a feed: the same for every way to write its address. Pure.
public final class FeedId {
    private static final int ID_CHARS = 16;

    private FeedId() {}

    /// The first 16 hex digits of the SHA-256 of the normalised address.
    public static String of(String url) {
        String normal = ArticleLink.canonical(url).map(URI::toString).orElse(url.strip());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
