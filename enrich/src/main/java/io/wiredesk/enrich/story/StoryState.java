package io.wiredesk.enrich.story;

import io.wiredesk.news.Story;
import io.wiredesk.schemas.SchemaCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.jspecify.annotations.Nullable;

/// What is remembered of the articles of the last days, as rows: `a|ID` an article, `s|ID` a story,
/// `b|BLOCK|TIME|ID` an article that has a block, the newest first, `t|TIME|ID` an article by time, the oldest
/// first. Times are 16 hexadecimal digits, in blocks those that are left until the end of time: most of what is
/// looked for came before, and stores go forward faster than back. Confined to one thread.
final class StoryState {
    private static final byte[] NOTHING = {};
    private static final int TIME_DIGITS = 16;
    private static final BinaryMessageDecoder<Story> STORIES = decoder();

    private static final String BY_TIME = "t|";

    /// Of each block, this many before and this many after in time. A word in more articles than that tells little.
    private static final int EACH_SIDE = 48;

    /// Articles that are kept as they were read: most of what is compared with was written a moment ago.
    private static final int RECENT = 1_000;

    private final SortedRows rows;
    private final Map<String, Placed> recent = new LinkedHashMap<>(RECENT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Placed> eldest) {
            return size() > RECENT;
        }
    };

    private final RecentBlocks blocks = new RecentBlocks(EACH_SIDE);

    /// No article by time stands before this: a store that keeps what was deleted until it merges would look through
    /// all of that again, each time.
    private String oldest = BY_TIME;

    StoryState(SortedRows rows) {
        this.rows = rows;
    }

    private static BinaryMessageDecoder<Story> decoder() {
        BinaryMessageDecoder<Story> decoder = Story.getDecoder();
        SchemaCatalogue.bundled().versions("Story").forEach(version -> decoder.addSchema(version.schema()));
        return decoder;
    }

    @Nullable Placed article(String id) {
        Placed known = recent.get(id);
        if (known != null) {
            return known;
        }
        byte[] bytes = rows.get("a|" + id);
        Placed read = bytes == null ? null : PlacedCodec.decode(bytes);
        if (read != null) {
            recent.put(id, read);
        }
        return read;
    }

    /// Adds or replaces.
    void put(Placed article) {
        String id = article.telling().id();
        rows.put("a|" + id, PlacedCodec.encode(article));
        recent.put(id, article);
    }

    /// Notes that the article is here: under its time, and under each of its blocks.
    void post(Telling telling) {
        String byTime = byTime(telling);
        oldest = byTime.compareTo(oldest) < 0 ? byTime : oldest;
        rows.put(byTime, NOTHING);
        postings(telling).forEach((prefix, posting) -> {
            rows.put(posting.row(), NOTHING);
            blocks.added(prefix, posting);
        });
    }

    private static String byTime(Telling telling) {
        return BY_TIME + time(telling.at()) + "|" + telling.id();
    }

    /// Removes the article and its postings.
    void forget(Telling telling) {
        rows.delete("a|" + telling.id());
        recent.remove(telling.id());
        rows.delete(byTime(telling));
        postings(telling).forEach((prefix, posting) -> {
            rows.delete(posting.row());
            blocks.removed(prefix, posting);
        });
    }

    /// The row of each of its blocks, by what all rows of the block begin with.
    private static Map<String, Posting> postings(Telling telling) {
        Map<String, Posting> postings = new LinkedHashMap<>();
        String suffix = timeLeft(telling.at()) + "|" + telling.id();
        for (String block : Blocks.of(telling)) {
            String prefix = prefix(block);
            postings.put(prefix, new Posting(prefix + suffix, telling.id()));
        }
        return postings;
    }

    private static String prefix(String block) {
        return "b|" + block + "|";
    }

    /// Ids of the articles with this block that are nearest in time: at most [#EACH_SIDE] before and as many after.
    List<String> near(String block, Instant at) {
        String prefix = prefix(block);
        String time = prefix + timeLeft(at);
        // Where nothing is newer, or these are all, one look is enough.
        List<Posting> nearest = blocks.of(prefix, () -> read(prefix, rows.ascending(prefix, prefix + "~", EACH_SIDE)));
        if (nearest.size() == EACH_SIDE && nearest.getFirst().row().compareTo(time) < 0) {
            List<String> bothSides = new ArrayList<>(rows.ascending(time, prefix + "~", EACH_SIDE));
            bothSides.addAll(rows.descending(prefix, time, EACH_SIDE));
            nearest = read(prefix, bothSides);
        }
        return nearest.stream().map(Posting::articleId).toList();
    }

    private static List<Posting> read(String prefix, List<String> rows) {
        return rows.stream()
                .map(row -> new Posting(row, row.substring(prefix.length() + TIME_DIGITS + 1)))
                .toList();
    }

    /// Ids of the oldest articles of all, if they are older than this.
    List<String> olderThan(Instant at, int limit) {
        String end = BY_TIME + time(at);
        if (oldest.compareTo(end) >= 0) {
            return List.of();
        }
        List<String> keys = rows.ascending(oldest, end, limit);
        oldest = keys.isEmpty() ? end : keys.getFirst();
        return keys.stream()
                .map(key -> key.substring(BY_TIME.length() + TIME_DIGITS + 1))
                .toList();
    }

    private static String time(Instant at) {
        return digits(Math.max(0, at.toEpochMilli()));
    }

    private static String timeLeft(Instant at) {
        return digits(Long.MAX_VALUE - Math.max(0, at.toEpochMilli()));
    }

    private static String digits(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(TIME_DIGITS - digits.length()) + digits;
    }

    @Nullable Story story(String id) {
        byte[] bytes = rows.get("s|" + id);
        try {
            return bytes == null ? null : STORIES.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored story " + id + " can't be read", e);
        }
    }

    void put(Story story) {
        try {
            rows.put("s|" + story.getId(), Story.getEncoder().encode(story).array());
        } catch (IOException e) {
            throw new UncheckedIOException("the story " + story.getId() + " can't be stored", e);
        }
    }

    void forgetStory(String storyId) {
        rows.delete("s|" + storyId);
    }
}
