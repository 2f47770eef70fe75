package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
    private final String agent;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_HOSTS;
        }
    };

    private record Known(Robots robots, Instant until) {}

    /// @param agent our product token
    public RobotsRules(Web web, String agent, InstantSource clock) {
        this.web = web;
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
            robots = fetch(origin, timeout);
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

    private Robots fetch(String origin, Duration timeout) throws InterruptedException {
        Robots robots;
        boolean reached = true;
        try {
            Answer answer = web.get(Ask.page(URI.create(origin + "/robots.txt"), timeout));
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
