package io.wiredesk.bench.poll;

import io.wiredesk.bench.poll.MadeFeed.Fault;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A web of made-up feeds on the loopback addresses, many to a host, all on one port; some are broken in every way that
/// a server can be. HTTP/1.1 with keep-alive, each connection on a virtual thread of its own.
///
/// Threading: safe for concurrent use.
///
/// @param <F> what its feeds are
public final class FakeWeb<F extends MadeFeed> implements AutoCloseable {
    private static final int FEEDS_A_HOST = 5;
    private static final int BOMB_BYTES = 200_000_000;
    private static final int BACKLOG = 4_096;
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final int TLS_HANDSHAKE = 0x16;

    private final List<F> feeds;
    private final List<ServerSocket> doors = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final byte[] bomb = bomb();
    private final int port;
    private final LongAdder answers = new LongAdder();
    private final LongAdder conditional = new LongAdder();
    private final LongAdder notModified = new LongAdder();
    private volatile boolean frozen;

    /// @param feeds by their number, which is in their address
    public FakeWeb(List<F> feeds) throws IOException {
        this.feeds = List.copyOf(feeds);
        int chosen = 0;
        for (int i = 0; i < FakeNames.ADDRESSES; i++) {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(FakeNames.address(i), chosen), BACKLOG);
            chosen = door.getLocalPort();
            doors.add(door);
        }
        port = chosen;
        doors.forEach(door -> Thread.ofPlatform().daemon().name("fake-web").start(() -> accept(door)));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < BOMB_BYTES / zeros.length; i++) {
                gzip.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    public List<F> feeds() {
        return feeds;
    }

    /// The address of a feed.
    public String url(int feed) {
        String scheme = feeds.get(feed).fault() == Fault.BAD_TLS ? "https" : "http";
        return scheme + "://" + host(feed) + "/feed/" + feed;
    }

    /// The address of an entry, as its feed has it.
    String entryUrl(int feed, int entry) {
        return "http://" + host(feed) + FakeFeed.entryPath(feed, entry);
    }

    private String host(int feed) {
        return "h" + feed / FEEDS_A_HOST + FakeNames.DOMAIN + ":" + port;
    }

    /// From now on nothing new appears.
    public void freeze() {
        frozen = true;
    }

    /// What was asked and answered.
    ///
    /// @param conditional of the answers, those to requests with a validator
    public record Counts(long answers, long conditional, long notModified) {
        Counts minus(Counts before) {
            return new Counts(
                    answers - before.answers, conditional - before.conditional, notModified - before.notModified);
        }
    }

    public Counts counts() {
        return new Counts(answers.sum(), conditional.sum(), notModified.sum());
    }

    private void accept(ServerSocket door) {
        while (closing.getCount() > 0) {
            try {
                Socket connection = door.accept();
                threads.execute(() -> serve(connection));
            } catch (SocketException _) {
                // Closed; or a client that gave up before it was let in.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            in.mark(MAX_HEAD_BYTES);
            boolean more = in.read() != TLS_HANDSHAKE || refuseTls(in, connection.getOutputStream());
            in.reset();
            while (more) {
                String head = head(in);
                more = head != null && answer(head, connection);
            }
        } catch (IOException _) {
            // Clients come and go, that of a killed process in the middle of an answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers as servers do that expect no TLS.
    private static boolean refuseTls(InputStream in, OutputStream out) throws IOException {
        in.skipNBytes(in.available());
        out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return false;
    }

    /// A request up to its empty line; null at the end, or for what is no HTTP.
    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(512);
        while (head.length() < MAX_HEAD_BYTES) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
            if (next == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
                return head.toString();
            }
        }
        return null;
    }

    /// @return whether the connection is kept
    private boolean answer(String head, Socket connection) throws IOException, InterruptedException {
        String path = head.split(" ", 3)[1];
        int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        F feed = feeds.get(number);
        int version = feed.poll(System.currentTimeMillis(), frozen);
        answers.increment();
        OutputStream out = connection.getOutputStream();
        return switch (feed.fault()) {
            case NONE, BAD_TLS -> good(feed, version, head, number, out);
            case SLOW -> drip(out);
            case RESET -> reset(connection, out);
            case REDIRECT_LOOP -> send(out, "302 Found", "Location: " + path + "\r\n", new byte[0]);
            case BOMB -> send(out, "200 OK", "Content-Encoding: gzip\r\n", bomb);
            case ERROR -> send(out, "500 Oops", "", new byte[0]);
        };
    }

    private boolean good(MadeFeed feed, int version, String head, int number, OutputStream out) throws IOException {
        String etag = "\"v" + version + "\"";
        String wanted = header(head, "If-None-Match");
        if (wanted != null) {
            conditional.increment();
        }
        if (etag.equals(wanted)) {
            notModified.increment();
            return send(out, "304 Not Modified", "ETag: " + etag + "\r\n", null);
        }
        String headers = "ETag: " + etag + "\r\nContent-Type: application/rss+xml\r\n";
        boolean kept = send(out, "200 OK", headers, feed.body(host(number), version));
        feed.deliver(version);
        return kept;
    }

    private static @Nullable String header(String head, String name) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\n" + name.toLowerCase(Locale.ROOT) + ":");
        return at < 0
                ? null
                : head.substring(at + name.length() + 2, head.indexOf('\r', at)).strip();
    }

    /// @param body null for an answer that has none by its nature
    private static boolean send(OutputStream out, String status, String headers, byte @Nullable [] body)
            throws IOException {
        String length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
        byte[] head = ("HTTP/1.1 " + status + "\r\n" + headers + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + (body == null ? 0 : body.length));
        whole.writeBytes(head);
        if (body != null) {
            whole.writeBytes(body);
        }
        whole.writeTo(out);
        return true;
    }

    private boolean drip(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>".getBytes(StandardCharsets.UTF_8));
        while (!closing.await(1, TimeUnit.SECONDS)) {
            out.write(' ');
        }
        return false;
    }

    private static boolean reset(Socket connection, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n<rss>".getBytes(StandardCharsets.UTF_8));
        connection.setSoLinger(true, 0);
        return false;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        for (ServerSocket door : doors) {
            door.close();
        }
        threads.shutdownNow();
    }
}
