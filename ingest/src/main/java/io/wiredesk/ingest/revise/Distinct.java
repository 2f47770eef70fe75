package io.wiredesk.ingest.revise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives the entries of one feed their ids: each the surest that it shares with no other entry. What entries share
/// identifies none of them, so that none gets it: which of them came first changes from poll to poll. Pure.
final class Distinct {
    /// Of two entries alike in link and identifier, one is an earlier state of the other; of more, the feed repeats
    /// itself.
    private static final int STATES = 2;

    private Distinct() {}

    /// An entry and what it may be known by.
    ///
    /// @param title in plain form
    /// @param keys ids, the surest first
    record Entry<T>(
            T value, @Nullable String link, @Nullable String guid, String title, String text, List<String> keys) {}

    /// The entries by id, in their order, each article once: of several states of one, the first.
    static <T> Map<String, T> byId(List<Entry<T>> entries) {
        Map<String, T> byId = new LinkedHashMap<>();
        int[] level = new int[entries.size()];
        boolean moved = true;
        while (moved) {
            moved = false;
            for (List<Integer> alike : groups(entries, level)) {
                if (areSeveral(alike.stream().map(entries::get).toList())) {
                    for (int each : alike) {
                        boolean last = level[each] == entries.get(each).keys().size() - 1;
                        level[each] += last ? 0 : 1;
                        moved |= !last;
                    }
                }
            }
        }
        for (int i = 0; i < level.length; i++) {
            byId.putIfAbsent(entries.get(i).keys().get(level[i]), entries.get(i).value());
        }
        return byId;
    }

    private static <T> Collection<List<Integer>> groups(List<Entry<T>> entries, int[] level) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < level.length; i++) {
            groups.computeIfAbsent(entries.get(i).keys().get(level[i]), _ -> new ArrayList<>())
                    .add(i);
        }
        return groups.values();
    }

    /// Whether entries that share an id are articles of their own. Alike in link and identifier, they are where their
    /// titles tell that the feed repeats itself; otherwise, where they say different things.
    private static <T> boolean areSeveral(List<Entry<T>> alike) {
        Entry<T> first = alike.getFirst();
        boolean sameNames = alike.stream()
                .allMatch(entry ->
                        Objects.equals(entry.link(), first.link()) && Objects.equals(entry.guid(), first.guid()));
        long titles = alike.stream().map(Entry::title).distinct().count();
        if (sameNames) {
            return titles > (first.link() == null ? 1 : STATES);
        }
        return titles > 1 || alike.stream().map(Entry::text).distinct().count() > 1;
    }
}
