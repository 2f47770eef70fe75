package io.wiredesk.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets in who has the token, where one is set: programs as `Authorization: Bearer TOKEN`, browsers and feed readers as
/// the password of any user. Whether the page lives may be asked by all.
///
/// Source: RFC 6750 §2.1; RFC 7617.
final class Gate {
    private static final Set<String> OPEN = Set.of("/healthz", "/readyz", "/favicon.svg");

    private final byte[] token;

    Gate(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    void add(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context context) {
        if (!OPEN.contains(context.path()) && !MessageDigest.isEqual(given(context.header("Authorization")), token)) {
            context.header(
                    "WWW-Authenticate", "Bearer realm=\"wiredesk\", Basic realm=\"wiredesk\", charset=\"UTF-8\"");
            throw new Problem(
                    401,
                    "Not let in",
                    "this wire has a token: send it as 'Authorization: Bearer TOKEN',"
                            + " or as the password of any user");
        }
    }

    private static byte[] given(@Nullable String header) {
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length < 2) {
            return new byte[0];
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return parts[1].getBytes(StandardCharsets.UTF_8);
        }
        return parts[0].equalsIgnoreCase("Basic") ? password(parts[1]) : new byte[0];
    }

    private static byte[] password(String pair) {
        try {
            String plain = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return plain.substring(plain.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return new byte[0]; // No Base64, and so no password.
        }
    }
}
