package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Knows the robots.txt of the hosts that were asked lately, and fetches those it doesn't know.
///
/// Threading: safe for concurrent use; no lock is held while a file is fetched.
///
/// Source: RFC 9309 §2.3.1 (4xx allows all, unreachable forbids all), §2.4 (kept for a day at most).
public final class RobotsRules {
    private static final int MAX_HOSTS = 10_000;
    private static final Duration KEPT = Duration.ofHours(24);

    /// A host that is down may be up again soon.
    private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(10);

    private final Web web;
    private final Turnstile turns;
    private final String agent;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<Robots>> underWay = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_HOSTS;
        }
    };

    private record Known(Robots robots, Instant until) {}

    /// @param turns passed before a file is fetched
    /// @param agent our product token
    public RobotsRules(Web web, Turnstile turns, String agent, InstantSource clock) {
        this.web = web;
        this.turns = turns;
        this.agent = agent;
        this.clock = clock;
    }

    /// Whether the address may be asked for.
    ///
    /// @param timeout for fetching the file, where it isn't known
    public boolean allow(URI address, Duration timeout) throws InterruptedException {
        String origin = address.getScheme() + "://" + HostGates.hostOf(address);
        Robots robots = remembered(origin).orElse(null);
        if (robots == null) {
            robots = once(origin, timeout);
        }
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return robots.allows(address.getRawPath() + query);
    }

    private Optional<Robots> remembered(String origin) {
        synchronized (known) {
            return Optional.ofNullable(known.get(origin))
                    .filter(entry -> entry.until().isAfter(clock.instant()))
                    .map(Known::robots);
        }
    }

    /// Fetches a file once, however many ask for it at the same time.
    private Robots once(String origin, Duration timeout) throws InterruptedException {
        CompletableFuture<Robots> mine = new CompletableFuture<>();
        CompletableFuture<Robots> first = underWay.putIfAbsent(origin, mine);
        if (first != null) {
            return awaited(first, timeout);
        }
        Robots robots = Robots.NOTHING;
        try {
            Optional<Robots> meanwhile = remembered(origin);
            robots = meanwhile.isPresent() ? meanwhile.get() : fetch(origin, timeout);
            return robots;
        } finally {
            underWay.remove(origin, mine);
            mine.complete(robots);
        }
    }

    /// Who can't wait any longer doesn't know, and so may not ask.
    private static Robots awaited(CompletableFuture<Robots> file, Duration timeout) throws InterruptedException {
        try {
            return file.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Robots.NOTHING;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes it so", e);
        }
    }

    private Robots fetch(String origin, Duration timeout) throws InterruptedException {
        Robots robots;
        boolean reached = true;
        try {
            Answer answer = web.get(Ask.page(URI.create(origin + "/robots.txt"), timeout), turns);
            boolean absent = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
            reached = answer.status() == 200 || absent;
            robots = answer.status() == 200 ? Robots.parse(answer.body(), agent) : absent ? Robots.ALL : Robots.NOTHING;
        } catch (FetchFault e) {
            reached = false;
            robots = Robots.NOTHING;
        }
        synchronized (known) {
            known.put(origin, new Known(robots, clock.instant().plus(reached ? KEPT : UNREACHABLE_KEPT)));
        }
        return robots;
    }
}
