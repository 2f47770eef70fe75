package io.wiredesk.bench.poll;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A feed of the made-up web. It has a new entry each time it was asked [#POLLS_A_VERSION] times, not all feeds at the
/// same time, so that four polls of five are answered with "not modified". Asked by one request at a time.
final class FakeFeed implements MadeFeed {
    static final int POLLS_A_VERSION = 5;

    private static final int ENTRIES = 10;
    private static final String TEXT =
            "The harbour wall was repaired after the storm, said the harbour master on Monday morning. ".repeat(10);

    private final int id;
    private final Fault fault;
    private int polls;
    private int version;
    private int delivered = -1;
    private long polledAt;
    private long longestGapMillis;

    FakeFeed(int id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    /// So many of them.
    ///
    /// @param faultEvery one in so many is broken; 0 for none
    static List<FakeFeed> some(int count, int faultEvery) {
        Fault[] faults = Fault.values();
        List<FakeFeed> feeds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean broken = faultEvery > 0 && i % faultEvery == 0;
            feeds.add(new FakeFeed(i, broken ? faults[1 + i / faultEvery % (faults.length - 1)] : Fault.NONE));
        }
        return feeds;
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public synchronized int poll(long nowMillis, boolean frozen) {
        if (polledAt > 0) {
            longestGapMillis = Math.max(longestGapMillis, nowMillis - polledAt);
        }
        polledAt = nowMillis;
        if (!frozen && ++polls % POLLS_A_VERSION == id % POLLS_A_VERSION) {
            version++;
        }
        return version;
    }

    @Override
    public synchronized void deliver(int sent) {
        delivered = Math.max(delivered, sent);
    }

    /// When it was polled last; 0 for never.
    synchronized long polledAt() {
        return polledAt;
    }

    /// The longest time between two polls, since [#forgetGaps].
    synchronized long longestGapMillis() {
        return longestGapMillis;
    }

    synchronized void forgetGaps() {
        longestGapMillis = 0;
    }

    /// Entries that have been delivered so far: those from 0 on.
    synchronized int entriesDelivered() {
        return delivered + 1;
    }

    /// The path of an entry's address.
    static String entryPath(int feed, int entry) {
        return "/" + feed + "/" + entry;
    }

    @Override
    public byte[] body(String host, int of) {
        StringBuilder rss = new StringBuilder(12_000);
        rss.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Feed ")
                .append(id)
                .append("</title><link>http://")
                .append(host)
                .append("/</link><description>made up</description>");
        for (int entry = of; entry >= Math.max(0, of - ENTRIES + 1); entry--) {
            String link = "http://" + host + entryPath(id, entry);
            rss.append("<item><title>Report ")
                    .append(entry)
                    .append(" of ")
                    .append(id)
                    .append("</title><link>");
            rss.append(link)
                    .append("</link><guid>")
                    .append(link)
                    .append("</guid><description>")
                    .append(TEXT);
            rss.append("</description></item>");
        }
        return rss.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
