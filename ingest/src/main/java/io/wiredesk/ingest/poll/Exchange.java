package io.wiredesk.ingest.poll;

import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// One request and its answer, within the limits. Throws [PollFault] with the line a person is to read.
final class Exchange {
    private final HttpClient client;
    private final PollLimits limits;

    Exchange(HttpClient client, PollLimits limits) {
        this.client = client;
        this.limits = limits;
    }

    /// @param home the subscription's own address: only its host is sent the subscription's headers
    HttpResponse<byte[]> send(URI address, URI home, Feed feed, @Nullable FeedStatus last, Duration left)
            throws PollFault, InterruptedException {
        refusePrivate(address);
        HttpRequest request = request(address, home, feed, last, left);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxBodyBytes()));
        try {
            return answer.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw timedOut(address);
        } catch (ExecutionException e) {
            throw fault(address, e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private void refusePrivate(URI address) throws PollFault {
        try {
            if (!limits.allowPrivate() && PrivateAddresses.isPrivate(address.getHost())) {
                throw new PollFault(
                        address.getHost() + " is an address inside a network; set ingest.allow-private to poll it");
            }
        } catch (UnknownHostException e) {
            throw unknownHost(address);
        }
    }

    private HttpRequest request(URI address, URI home, Feed feed, @Nullable FeedStatus last, Duration left)
            throws PollFault {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(left)
                    .header("User-Agent", limits.userAgent())
                    .header(
                            "Accept",
                            "application/atom+xml, application/rss+xml, application/feed+json, "
                                    + "application/xml;q=0.9, application/json;q=0.8, */*;q=0.5")
                    .header("Accept-Encoding", "gzip");
            if (last != null && last.getEtag() != null) {
                request.header("If-None-Match", last.getEtag());
            }
            if (last != null && last.getLastModified() != null) {
                request.header("If-Modified-Since", last.getLastModified());
            }
            if (address.getAuthority().equals(home.getAuthority())
                    && address.getScheme().equals(home.getScheme())) {
                for (Map.Entry<String, String> header : feed.getHeaders().entrySet()) {
                    request.setHeader(header.getKey(), header.getValue());
                }
            }
            return request.GET().build();
        } catch (IllegalArgumentException e) {
            throw new PollFault("the request can't be made, check the feed's address and headers: " + e.getMessage());
        }
    }

    private PollFault fault(URI address, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case java.net.http.HttpTimeoutException _ -> timedOut(address);
            case ConnectException e
            when e.getCause() instanceof java.nio.channels.UnresolvedAddressException -> unknownHost(address);
            case ConnectException _ -> new PollFault("no connection to " + address.getAuthority());
            case IOException _ when message.contains("capacity") -> tooBig();
            default ->
                new PollFault("the exchange with " + address.getAuthority() + " broke off: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : message));
        };
    }

    private PollFault timedOut(URI address) {
        return new PollFault("no answer from " + address.getAuthority() + " within "
                + limits.timeout().toMillis() + " ms");
    }

    private static PollFault unknownHost(URI address) {
        return new PollFault("the host " + address.getHost() + " is unknown");
    }

    private PollFault tooBig() {
        return new PollFault("the body is bigger than " + limits.maxBodyBytes() + " bytes (ingest.max-body-bytes)");
    }

    /// The body as the feed's author wrote it.
    byte[] body(HttpResponse<byte[]> answer) throws PollFault {
        String coding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("gzip") && !coding.equalsIgnoreCase("x-gzip")) {
            return answer.body();
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, limits.maxBodyBytes() + 1));
            if (body.length > limits.maxBodyBytes()) {
                throw tooBig();
            }
            return body;
        } catch (IOException e) {
            throw new PollFault("the body is said to be gzip, but can't be unpacked: " + e.getMessage());
        }
    }
}
