package io.wiredesk.bench.month;

import io.wiredesk.bench.month.Month.Printed;
import io.wiredesk.bench.month.Month.Version;
import io.wiredesk.bench.poll.MadeFeed;
import io.wiredesk.bench.poll.RssText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// One outlet's feed: the newest of what it has printed by now, as it reads by now. Its version is how many times it
/// has
/// changed. Now and then it can't be had for some hours.
final class MonthFeed implements MadeFeed {
    private static final int LISTED = 40;
    private static final int OUTAGE_EVERY_DAYS = 60;
    private static final int OUTAGE_HOURS_AT_MOST = 18;

    /// Something was printed, or changed.
    private record Change(int entry, int version, Instant at) {}

    private final int number;
    private final List<Printed> entries;
    private final List<Change> changes;
    private final Instant end;
    private final InstantSource clock;
    private final Set<Long> delivered = new HashSet<>();
    private long polledAt;

    /// @param end from then on nothing changes and nothing fails
    MonthFeed(int number, List<Printed> entries, Instant end, InstantSource clock) {
        this.number = number;
        this.entries = List.copyOf(entries);
        this.end = end;
        this.clock = clock;
        List<Change> all = new ArrayList<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            List<Version> versions = entries.get(entry).versions();
            for (int version = 0; version < versions.size(); version++) {
                all.add(new Change(entry, version, versions.get(version).at()));
            }
        }
        all.removeIf(change -> change.at().isAfter(end));
        all.sort(Comparator.comparing(Change::at));
        this.changes = all;
    }

    /// An outage that comes about once in two months, at another hour of another day for each feed.
    @Override
    public Fault fault() {
        Instant now = clock.instant();
        if (now.isAfter(end)) {
            return Fault.NONE;
        }
        long day = now.toEpochMilli() / Duration.ofDays(1).toMillis();
        SplittableRandom chance = new SplittableRandom(day * 1_000_003 + number);
        Instant from = Instant.EPOCH.plus(Duration.ofDays(day)).plusSeconds(chance.nextInt(6 * 3_600));
        Instant to = from.plus(Duration.ofHours(1 + chance.nextInt(OUTAGE_HOURS_AT_MOST)));
        boolean out = chance.nextInt(OUTAGE_EVERY_DAYS) == 0 && !now.isBefore(from) && now.isBefore(to);
        return out ? Fault.ERROR : Fault.NONE;
    }

    @Override
    public synchronized int poll(long nowMillis, boolean frozen) {
        polledAt = nowMillis;
        Instant now = clock.instant();
        int version = 0;
        while (version < changes.size() && !changes.get(version).at().isAfter(now)) {
            version++;
        }
        return version;
    }

    /// When it was polled last, by the machine's clock; 0 for never.
    synchronized long polledAt() {
        return polledAt;
    }

    @Override
    public byte[] body(String host, int version) {
        List<String> items = new ArrayList<>();
        listed(version).forEach((entry, of) -> {
            Printed printed = entries.get(entry);
            Version text = printed.versions().get(of);
            items.addFirst(RssText.item(
                    text.title(), printed.url(), printed.versions().getFirst().at(), text.text()));
        });
        return RssText.document("Paper " + number, "http://" + host + "/", items)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The newest entries, each in its newest version, oldest first.
    private Map<Integer, Integer> listed(int version) {
        Map<Integer, Integer> newest = new LinkedHashMap<>();
        changes.subList(0, version).forEach(change -> newest.put(change.entry(), change.version()));
        Map<Integer, Integer> listed = new LinkedHashMap<>();
        newest.entrySet().stream()
                .skip(Math.max(0, newest.size() - LISTED))
                .forEach(one -> listed.put(one.getKey(), one.getValue()));
        return listed;
    }

    @Override
    public synchronized void deliver(int version) {
        listed(version).forEach((entry, of) -> delivered.add((long) entry << 32 | of));
    }

    /// How many entries and edits somebody got.
    synchronized int deliveredVersions() {
        return delivered.size();
    }

    /// Entries that somebody got.
    synchronized List<Printed> deliveredEntries() {
        return delivered.stream()
                .map(one -> (int) (one >> 32))
                .distinct()
                .map(entries::get)
                .toList();
    }
}
