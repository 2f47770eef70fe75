package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.FetchLimits;
import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.poll.PollLimits;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.ingest.websub.Callback;
import io.wiredesk.schemas.config.Setting;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Settings of ingest, group `ingest`.
public record IngestConfig(
        @Setting(value = "15m", meaning = "Time between two polls of a feed whose own rhythm isn't known.", min = 100)
        Duration pollInterval,

        @Setting(
                value = "5m",
                meaning = "Shortest time between two polls of a feed that follows its rhythm.",
                min = 100)
        Duration minInterval,

        @Setting(
                value = "4h",
                meaning = "Longest time between two polls of a feed that follows its rhythm, or asks for longer.",
                min = 100)
        Duration maxInterval,

        @Setting(
                value = "256",
                meaning = "Requests that one process has under way at the same time.",
                min = 1,
                max = 10_000)
        int fetchers,

        @Setting(value = "500ms", meaning = "Time between the starts of two requests to one host.", min = 0)
        Duration hostSpacing,

        @Setting(value = "2", meaning = "Requests to one host at the same time.", min = 1, max = 1_000)
        int hostRequests,

        @Setting(value = "20s", meaning = "Time a poll may take, redirects and body included.", min = 1)
        Duration timeout,

        @Setting(
                value = "10000000",
                meaning = "Largest body that is read, in bytes, before and after decompression.",
                min = 1_000,
                max = 1_000_000_000)
        long maxBodyBytes,

        @Setting(value = "5", meaning = "Redirects that are followed in one poll.", min = 0, max = 20)
        int maxRedirects,

        @Setting(value = "2000", meaning = "Entries of one feed that are read.", min = 1, max = 100_000)
        int maxEntries,

        @Setting(value = "false", meaning = "Whether addresses inside a network (loopback, 10.x, …) may be polled.")
        boolean allowPrivate,

        @Setting(value = "Wiredesk/0.1", meaning = "Who we say we are; robots.txt knows us by what precedes the slash.")
        String userAgent,

        @Setting(value = "", meaning = "Page or e-mail address where you can be reached; every request carries it.")
        @Nullable String contact,

        @Setting(
                value = "15s",
                meaning =
                        "Longest time that an article waits for the text of its own page; then it goes out with its feed's.",
                min = 1,
                max = 600_000)
        Duration pageTimeout,

        @Setting(
                value = "30d",
                meaning = "How long an article's last revision is remembered once no feed lists the article.",
                min = 3_600_000)
        Duration revisionsKept,

        @Setting(value = "24h", meaning = "Longest wait between two polls of a feed that fails.", min = 100)
        Duration maxBackoff,

        @Setting(
                value = "50ms",
                meaning = "How often due feeds are handed out and finished polls taken back.",
                min = 10)
        Duration tick,

        @Setting(
                value = "1",
                meaning = "Threads that publish what polls brought; more than the topic has partitions stay idle.",
                min = 1)
        int threads,

        WebSub websub) {

    /// Pushes from hubs, group `ingest.websub`.
    public record WebSub(
            @Setting(
                    value = "",
                    meaning = "Public address at which hubs reach this process's host and port, such as"
                            + " https://news.example/websub; unset, no hub is asked for pushes.")
            @Nullable URI callbackUrl,

            @Setting(
                    value = "",
                    meaning = "Any 16 characters or more, the same for all instances: signs what hubs are given.",
                    secret = true)
            @Nullable String secret,

            @Setting(value = "127.0.0.1", meaning = "Address to listen at for hubs; 0.0.0.0 is reached from outside.")
            String host,

            @Setting(value = "8082", meaning = "Port to listen at for hubs; 0 takes a free one.", min = 0, max = 65_535)
            int port,

            @Setting(
                    value = "10d",
                    meaning = "Time for which a hub is asked to push; it is asked again before it is over.",
                    min = 60_000)
            Duration lease) {
        private static final int SECRET_CHARS = 16;

        public WebSub {
            if (callbackUrl != null && (secret == null || secret.length() < SECRET_CHARS)) {
                throw new IllegalArgumentException(
                        "with callback-url, secret needs " + SECRET_CHARS + " characters or more");
            }
            if (callbackUrl != null && (callbackUrl.getHost() == null || callbackUrl.getQuery() != null)) {
                throw new IllegalArgumentException("callback-url must be an http or https address without a query");
            }
        }

        /// What hubs are given; empty where none is to be asked.
        Optional<Callback> callback() {
            return callbackUrl == null || secret == null
                    ? Optional.empty()
                    : Optional.of(new Callback(callbackUrl, secret));
        }
    }

    /// What one poll may cost.
    public PollLimits limits() {
        String agent = contact == null ? userAgent : userAgent + " (+" + contact + ")";
        return new PollLimits(new FetchLimits(timeout, maxBodyBytes, maxRedirects, allowPrivate, agent), maxEntries);
    }

    /// Our name in robots.txt.
    String productToken() {
        return userAgent.split("[/\\s]", 2)[0];
    }

    Rhythm rhythm() {
        return new Rhythm(pollInterval, minInterval, maxInterval, maxBackoff, RandomGenerator.getDefault());
    }

    HostGates gates(InstantSource clock) {
        return new HostGates(hostSpacing, hostRequests, clock);
    }
}
