package io.wiredesk.sink.query;

import io.wiredesk.schemas.config.Setting;
import java.time.Duration;

/// How much the age of an article counts beside its words. The score of a hit is that of its words, times
/// `1 − w + w · 2^(−age / half-life)`: 1 for an article of this moment, `1 − w` for a very old one, never 0, so that
/// the
/// only article about something is found however old it is. An article dated to the future counts as old by as much.
///
/// Source: exponential decay as of Li and Croft, "Time-based language models", CIKM 2003; bounded from below here.
///
/// @param freshnessHalfLife age at which half of what age can take is taken
/// @param freshnessPercent `w` in percent: what age can take at most; 0 leaves words alone
public record Ranking(
        @Setting(
                value = "1d",
                meaning = "Age of an article at which half of its bonus for freshness is gone.",
                min = 60_000,
                max = 315_360_000_000L)
        Duration freshnessHalfLife,

        @Setting(
                value = "70",
                meaning = "Percent of its relevance that an old article loses against a new one; 0 ranks by words"
                        + " alone.",
                min = 0,
                max = 95)
        int freshnessPercent) {
    /// As set where nothing is set: chosen on the tuning half of the queries of `wiredesk bench relevance`.
    public static final Ranking DEFAULT = new Ranking(Duration.ofDays(1), 70);

    /// Words alone.
    public static final Ranking WORDS_ONLY = new Ranking(Duration.ofDays(1), 0);

    /// Whether age counts at all.
    public boolean countsAge() {
        return freshnessPercent > 0;
    }

    /// `w`.
    public double weight() {
        return freshnessPercent / 100.0;
    }

    /// What the words' score is multiplied by, more than 0, at most 1.
    ///
    /// @param published in milliseconds since 1970
    /// @param asOf time of the search, in milliseconds since 1970
    public double freshness(long published, long asOf) {
        double halfLives = Math.abs((double) asOf - published) / freshnessHalfLife.toMillis();
        return 1 - weight() + weight() * Math.pow(2, -halfLives);
    }
}
