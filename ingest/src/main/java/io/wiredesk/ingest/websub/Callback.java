package io.wiredesk.ingest.websub;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The addresses and secrets that hubs are given. Both are made from one key of the process's, so that every instance
/// can check what a hub sends, whichever of them asked for it, and nothing is stored. Pure.
///
/// Source: WebSub §5.1.1 (the callback should be unguessable and of its own for each subscription), §8 (secrets).
public final class Callback {
    private static final int MARK_CHARS = 16;
    private static final int TOKEN_CHARS = 32;

    private final String base;
    private final Pattern path;
    private final byte[] key;

    /// @param url where hubs reach us; what follows it in the path is ours
    /// @param key known to every instance and nobody else
    public Callback(URI url, String key) {
        base = url.toString().replaceFirst("/+$", "");
        path = Pattern.compile(Pattern.quote(URI.create(base).getPath()) + "/([\\w.-]{1,100})/([0-9a-f]{" + MARK_CHARS
                + "})/([0-9a-f]{" + TOKEN_CHARS + "})");
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /// One subscription, as its callback names it.
    ///
    /// @param topicMark stands for the topic
    public record Caller(String feedId, String topicMark) {
        public boolean isAbout(String topic) {
            return topicMark.equals(mark(topic));
        }
    }

    /// The callback for a feed's subscription to a topic.
    public URI address(String feedId, String topic) {
        Caller caller = new Caller(feedId, mark(topic));
        return URI.create(base + "/" + feedId + "/" + caller.topicMark() + "/" + token(caller));
    }

    /// Whose callback a path is; empty where it is none that we gave.
    public Optional<Caller> caller(String requestPath) {
        Matcher parts = path.matcher(requestPath);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Caller caller = new Caller(parts.group(1), parts.group(2));
        byte[] ours = token(caller).getBytes(StandardCharsets.US_ASCII);
        byte[] theirs = parts.group(3).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(ours, theirs) ? Optional.of(caller) : Optional.empty();
    }

    /// What the hub signs its pushes with.
    public String secret(String feedId, String topic) {
        return secret(new Caller(feedId, mark(topic)));
    }

    String secret(Caller caller) {
        return derived("secret", caller);
    }

    private String token(Caller caller) {
        return derived("callback", caller).substring(0, TOKEN_CHARS);
    }

    private String derived(String purpose, Caller caller) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String what = purpose + "\n" + caller.feedId() + "\n" + caller.topicMark();
            return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }

    private static String mark(String topic) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK_CHARS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
