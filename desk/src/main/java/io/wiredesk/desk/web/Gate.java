package io.wiredesk.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.Audit;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets in who has a token, where one is set: programs as `Authorization: Bearer TOKEN`, browsers and feed readers as
/// the password of any user. Which token it is says what its bearer may do. Whether the page lives may be asked by all.
///
/// Source: RFC 6750 §2.1, §3.1; RFC 7617.
final class Gate {
    private static final Set<String> OPEN = Set.of("/healthz", "/readyz", "/favicon.svg");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /// What changes the wire itself, and not only what is asked of it.
    private static final Set<String> OPERATING = Set.of("/dead-letters/retry");

    private static final String ROLE = "wiredesk-role";

    private final Map<Role, byte[]> tokens = new EnumMap<>(Role.class);

    /// What one may do: each what the one before it may, and more.
    enum Role {
        READ,
        /// Save and remove searches.
        WRITE,
        /// Put records back.
        ADMIN
    }

    Gate(WebConfig config) {
        put(Role.READ, config.readToken());
        put(Role.WRITE, config.writeToken());
        put(Role.ADMIN, config.token());
    }

    private void put(Role role, @Nullable String token) {
        if (token != null && !token.isBlank()) {
            tokens.put(role, token.getBytes(StandardCharsets.UTF_8));
        }
    }

    void add(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context context) {
        if (OPEN.contains(context.path())) {
            return;
        }
        Role role = role(given(context.header("Authorization")));
        if (role == null) {
            context.header(
                    "WWW-Authenticate", "Bearer realm=\"wiredesk\", Basic realm=\"wiredesk\", charset=\"UTF-8\"");
            throw new Problem(
                    401,
                    "Not let in",
                    "this wire has a token: send it as 'Authorization: Bearer TOKEN',"
                            + " or as the password of any user");
        }
        context.attribute(ROLE, role.name().toLowerCase(Locale.ROOT));
        Role needed = needed(context.method().name(), context.path());
        if (role.compareTo(needed) < 0) {
            throw new Problem(
                    403,
                    "Not allowed",
                    "this takes the token of role " + needed.name().toLowerCase(Locale.ROOT) + "; yours is of role "
                            + role.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Notes what a request changes, and whose it was.
    static Audit audit(Context context, WireConfig wire) {
        @Nullable String role = context.attribute(ROLE);
        return Audit.ofWeb(wire, role, context.ip());
    }

    private static Role needed(String method, String path) {
        if (READING.contains(method)) {
            return Role.READ;
        }
        return OPERATING.contains(path) ? Role.ADMIN : Role.WRITE;
    }

    /// Of the tokens that are the same, the one that allows most; all are compared, whichever it is.
    private @Nullable Role role(byte[] given) {
        Role found = null;
        for (Map.Entry<Role, byte[]> token : tokens.entrySet()) {
            if (MessageDigest.isEqual(given, token.getValue())) {
                found = token.getKey();
            }
        }
        return found;
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
