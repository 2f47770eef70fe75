package io.wiredesk.desk.record;

import io.wiredesk.news.Change;
import io.wiredesk.news.ChangeKind;
import io.wiredesk.news.Feed;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who changed what: a record of `news.audit` for each subscription and saved search that was saved or removed, and for
/// each dead letter that was put back. Written after the change; a change whose note can't be written is told so, and
/// stays.
///
/// Every method connects, does its work and disconnects; each throws an [IllegalStateException] with one line, when the
/// cluster does not take it.
public final class Audit {
    private static final String SAVED = "saved";
    private static final String REMOVED = "removed";
    private static final String PUT_BACK = "put back";

    private final KeyedTopic<Change> topic;
    private final String by;

    private Audit(WireConfig wire, String by) {
        this.topic = new KeyedTopic<>(wire, wire.names().audit(), Change.class);
        this.by = by;
    }

    /// Of changes that somebody makes by a command on this machine.
    public static Audit ofCommand(WireConfig wire) {
        return new Audit(wire, "command " + System.getProperty("user.name", "unknown") + "@" + host());
    }

    /// Of changes that come over HTTP.
    ///
    /// @param role of the token; null where none is asked for
    /// @param address that the request came from
    public static Audit ofWeb(WireConfig wire, @Nullable String role, String address) {
        return new Audit(wire, "web " + (role == null ? "anybody" : role) + " " + address);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown"; // A machine without a name.
        }
    }

    public void saved(Collection<Feed> feeds) {
        Map<String, Change> changes = new LinkedHashMap<>();
        feeds.forEach(feed -> changes.put(feed.getId(), change(ChangeKind.FEED, feed.getId(), SAVED, feed.getUrl())));
        topic.putAll(changes);
    }

    public void removed(Collection<String> feedIds) {
        Map<String, Change> changes = new LinkedHashMap<>();
        feedIds.forEach(id -> changes.put(id, change(ChangeKind.FEED, id, REMOVED, null)));
        topic.putAll(changes);
    }

    public void saved(SavedSearch search) {
        topic.put(search.getId(), change(ChangeKind.SEARCH, search.getId(), SAVED, search.getQuery()));
    }

    public void removedSearch(String id) {
        topic.put(id, change(ChangeKind.SEARCH, id, REMOVED, null));
    }

    /// @param which letters were meant: their ids, or in words
    /// @param count of those that were put back
    public void putBack(String which, long count) {
        if (count > 0) {
            topic.put(which, change(ChangeKind.DEAD_LETTER, which, PUT_BACK, count + " put back"));
        }
    }

    private Change change(ChangeKind kind, String subject, String action, @Nullable String detail) {
        return Change.newBuilder()
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setBy(by)
                .setKind(kind)
                .setSubject(subject)
                .setAction(action)
                .setDetail(detail)
                .build();
    }
}
