package io.wiredesk.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks that a push is from the hub that was given the secret. Pure.
///
/// Source: WebSub §7.1.1 (`X-Hub-Signature: method=signature`, the methods), §7.1.2 (what to do with it).
final class PushSignature {
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private PushSignature() {}

    /// @param header null where none came, which matches nothing
    static boolean matches(@Nullable String header, byte[] body, String secret) {
        String[] pair = header == null ? new String[0] : header.strip().split("=", 2);
        String algorithm = pair.length == 2 ? METHODS.get(pair[0].strip().toLowerCase(Locale.ROOT)) : null;
        if (algorithm == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            String ours = HexFormat.of().formatHex(mac.doFinal(body));
            String theirs = pair[1].strip().toLowerCase(Locale.ROOT);
            return MessageDigest.isEqual(
                    ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }
}
