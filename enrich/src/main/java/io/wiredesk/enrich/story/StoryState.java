package io.wiredesk.enrich.story;

import io.wiredesk.news.Story;
import io.wiredesk.schemas.SchemaCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private final SortedRows rows;

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
        byte[] bytes = rows.get("a|" + id);
        return bytes == null ? null : PlacedCodec.decode(bytes);
    }

    /// Adds or replaces.
    void put(Placed article) {
        Telling telling = article.telling();
        rows.put("a|" + telling.id(), PlacedCodec.encode(article));
    }

    /// Notes that the article is here: under its time, and under each of its blocks.
    void post(Telling telling) {
        String byTime = byTime(telling);
        oldest = byTime.compareTo(oldest) < 0 ? byTime : oldest;
        postings(telling).forEach(key -> rows.put(key, NOTHING));
    }

    private static String byTime(Telling telling) {
        return BY_TIME + time(telling.at()) + "|" + telling.id();
    }

    /// Removes the article and its postings.
    void forget(Telling telling) {
        rows.delete("a|" + telling.id());
        postings(telling).forEach(rows::delete);
    }

    private static List<String> postings(Telling telling) {
        List<String> keys = new ArrayList<>();
        keys.add(byTime(telling));
        String suffix = timeLeft(telling.at()) + "|" + telling.id();
        Blocks.of(telling).forEach(block -> keys.add("b|" + block + "|" + suffix));
        return keys;
    }

    /// Ids of the articles with this block that are nearest in time: at most `limit` before and `limit` after.
    List<String> near(String block, Instant at, int limit) {
        String prefix = "b|" + block + "|";
        String time = prefix + timeLeft(at);
        List<String> keys = new ArrayList<>(rows.ascending(time, prefix + "~", limit));
        keys.addAll(rows.descending(prefix, time, limit));
        return keys.stream()
                .map(key -> key.substring(prefix.length() + TIME_DIGITS + 1))
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
