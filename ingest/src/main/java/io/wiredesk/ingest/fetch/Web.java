package io.wiredesk.ingest.fetch;

import io.wiredesk.ingest.fetch.Ask.Condition;
import io.wiredesk.ingest.fetch.Transport.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.jspecify.annotations.Nullable;

/// Asks the web for one address: follows redirects, each hop checked anew; keeps within limits of time, size and hops;
/// hears what a host says of when it wants to be left alone. Whatever goes wrong is a [FetchFault] with one clear line.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
///
/// Source: RFC 9110 §13.1 (conditional requests), §15.4 (redirects), §10.2.3 (Retry-After), §11.6 (credentials).
public final class Web implements AutoCloseable {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Transport transport;
    private final FetchLimits limits;
    private final HostGates gates;
    private final InstantSource clock;

    public Web(FetchLimits limits, HostGates gates, InstantSource clock) {
        this(limits, gates, clock, Names.of(limits), null);
    }

    /// @param names closed with it
    /// @param tls how servers are believed; null as the system does
    Web(FetchLimits limits, HostGates gates, InstantSource clock, Names names, @Nullable TlsStrategy tls) {
        this.transport = new Transport(limits, names, tls);
        this.limits = limits;
        this.gates = gates;
        this.clock = clock;
    }

    /// The answer at the end of the redirects, whatever its status, for a caller that has its turn already.
    ///
    /// @throws FetchFault when none comes
    public Answer get(Ask ask) throws FetchFault, InterruptedException {
        return get(ask, Turnstile.OPEN);
    }

    /// The answer at the end of the redirects, whatever its status.
    ///
    /// @param turns passed before each request
    /// @throws FetchFault when none comes
    public Answer get(Ask ask, Turnstile turns) throws FetchFault, InterruptedException {
        Instant deadline = clock.instant().plus(shorter(ask.timeout(), limits.timeout()));
        URI address = ask.address();
        URI moved = null;
        boolean permanent = true;
        for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
            gates.refuseClosed(HostGates.hostOf(address));
            Reply reply;
            try (var _ = turns.enter(address, deadline)) {
                reply = send(address, headers(ask, address), deadline);
            }
            Optional<String> location = reply.headers().first("Location");
            if (!isRedirect(reply.status()) || location.isEmpty()) {
                return answer(reply, address, moved);
            }
            address = WebAddress.redirected(address, location.get());
            permanent &= reply.status() == 301 || reply.status() == 308;
            moved = permanent ? address : moved;
        }
        throw new FetchFault("more than " + limits.maxRedirects() + " redirects from " + ask.address());
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /// Validators go to the address that sent them, secrets to the host they are meant for.
    private static Map<String, String> headers(Ask ask, URI address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", ask.accept());
        headers.put("Accept-Encoding", Coding.ACCEPTED);
        Condition condition = ask.condition();
        if (condition != null && condition.address().equals(address.toString())) {
            putIfKnown(headers, "If-None-Match", condition.etag());
            putIfKnown(headers, "If-Modified-Since", condition.lastModified());
        }
        if (isSameOrigin(ask.address(), address)) {
            headers.putAll(ask.secrets());
        }
        return headers;
    }

    private static void putIfKnown(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static boolean isSameOrigin(URI a, URI b) {
        return a.getScheme().equals(b.getScheme()) && HostGates.hostOf(a).equals(HostGates.hostOf(b));
    }

    private Reply send(URI address, Map<String, String> headers, Instant deadline)
            throws FetchFault, InterruptedException {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            throw timedOut(address);
        }
        try {
            return transport.get(address, headers, left);
        } catch (TimeoutException e) {
            throw timedOut(address);
        } catch (IOException e) {
            throw fault(address, e);
        } catch (IllegalArgumentException e) {
            throw new FetchFault("the request can't be made, check the feed's address and headers: " + e.getMessage());
        }
    }

    private Answer answer(Reply reply, URI address, @Nullable URI moved) throws FetchFault {
        Instant now = clock.instant();
        Optional<Duration> wait = reply.headers().first("Retry-After").flatMap(value -> RetryAfter.parse(value, now));
        if (wait.isPresent() && (reply.status() == TOO_MANY_REQUESTS || reply.status() == UNAVAILABLE)) {
            gates.close(HostGates.hostOf(address), now.plus(wait.get()));
        }
        byte[] body = reply.status() == 200
                ? Coding.undo(reply.body(), reply.headers().all("Content-Encoding"), limits.maxBodyBytes())
                : new byte[0];
        Duration fresh = Freshness.of(reply.headers(), now);
        return new Answer(reply.status(), reply.headers(), body, address, moved, fresh, wait);
    }

    private FetchFault fault(URI address, IOException cause) {
        String host = HostGates.hostOf(address);
        return switch (cause) {
            case Transport.TooBig _ -> Coding.tooBig(limits.maxBodyBytes());
            case Names.Refused refused -> new FetchFault(String.valueOf(refused.getMessage()));
            case UnknownHostException _ -> new FetchFault("the host " + address.getHost() + " is unknown");
            case java.io.InterruptedIOException _ -> timedOut(address);
            case ConnectException _ -> new FetchFault("no connection to " + host);
            case SSLException e -> new FetchFault("no safe connection to " + host + ": " + oneLine(e));
            default -> new FetchFault("the exchange with " + host + " broke off: " + oneLine(cause));
        };
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }

    private FetchFault timedOut(URI address) {
        return new FetchFault("no answer from " + HostGates.hostOf(address) + " within "
                + limits.timeout().toMillis() + " ms, redirects included");
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public void close() {
        transport.close();
    }
}
