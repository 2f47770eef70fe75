package io.wiredesk.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Looks up host names for connections: asked once for each, and what it answers is what is connected to. So a name
/// that means a public address when it is checked and a private one when it is used (DNS rebinding) gets nowhere.
///
/// Threading: safe for concurrent use, blocks its caller no longer than the timeout. The system's look-up can't be
/// interrupted and holds on to the thread that runs it, so that is a platform thread of our own, never the caller's.
final class Names implements DnsResolver, AutoCloseable {
    /// Look-ups at the same time; a name server that doesn't answer takes each for ten seconds and more.
    private static final int LOOKUPS = 64;

    private static final Duration THREAD_KEPT = Duration.ofSeconds(30);

    private final DnsResolver source;
    private final Predicate<InetAddress> refused;
    private final Duration timeout;
    private final ExecutorService threads;

    /// @param refused addresses that nothing is connected to
    /// @param timeout for one look-up
    Names(DnsResolver source, Predicate<InetAddress> refused, Duration timeout) {
        this.source = source;
        this.refused = refused;
        this.timeout = timeout;
        this.threads = threads();
    }

    /// As the system resolves them.
    static Names of(FetchLimits limits) {
        return new Names(
                SystemDefaultDnsResolver.INSTANCE,
                limits.allowPrivate() ? _ -> false : PrivateAddresses::isPrivate,
                limits.timeout());
    }

    private static ExecutorService threads() {
        // Its queue is as long as the process has requests under way, each of which waits for its one look-up.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                THREAD_KEPT.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("name-look-up-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /// A name one of whose addresses is private is refused as a whole.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookUp(host);
        if (Arrays.stream(addresses).anyMatch(refused)) {
            throw new Refused(host);
        }
        return addresses;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> found = threads.submit(() -> source.resolve(host));
        try {
            return found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unknown(host, "no name server answered within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException cause ? cause : unknown(host, "look-up failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "the look-up was called off", e);
        } finally {
            found.cancel(true);
        }
    }

    private static UnknownHostException unknown(String host, String why, Exception cause) {
        UnknownHostException fault = new UnknownHostException(host + ": " + why);
        fault.initCause(cause);
        return fault;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// An address inside a network.
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is an address inside a network; set ingest.allow-private to poll it");
        }
    }
}
