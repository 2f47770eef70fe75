package io.wiredesk.enrich.story;

import java.time.Duration;

/// Whether two articles tell the same event: 0 for not at all, 1 for the same text. It depends on the two alone, so
/// that
/// it is the same whenever it is asked.
///
/// Two kinds of evidence count. A text taken over shows in its three-word sequences, provided that the rare words agree
/// too: a market report shares its phrases with yesterday's, but not its names and numbers. The same event in other
/// words shows in the rare words, names and linked entities of both.
final class Likeness {
    /// From here on two articles belong together.
    static final double TOGETHER = 0.30;

    /// Texts with fewer three-word sequences are headlines or teasers, in which each word counts for more.
    private static final int SHORT = 12;

    /// Whole articles have more words to agree by chance; this brings them to the scale of headlines.
    private static final double WHOLE = 0.61;

    private static final double WORDS = 0.6;
    private static final double NAMES = 0.4;
    private static final double TAKEN_WHOLE = 0.75;
    private static final double SAME_NAMES = 0.5;
    private static final double OTHER_FIGURES = 0.4;
    private static final double NO_FIGURES = 0.8;
    private static final double FADED = 0.35;

    private final Duration window;

    /// @param window after this time, an event is told by others
    Likeness(Duration window) {
        this.window = window;
    }

    double of(Telling one, Telling other) {
        double words = one.words().cosine(other.words());
        if (one.sequences().size() < SHORT || other.sequences().size() < SHORT) {
            return Math.max(one.headline().cosine(other.headline()), words) * faded(one, other);
        }
        double names = one.names().cosine(other.names());
        double event = WHOLE * (WORDS * words + NAMES * names) * faded(one, other);
        return Math.max(event, names >= SAME_NAMES ? takenWhole(one, other) : 0) * figures(one, other);
    }

    /// The share of the shorter text that the longer one has; 0 where it is less than nearly all.
    private static double takenWhole(Telling one, Telling other) {
        int shorter = Math.min(one.sequences().size(), other.sequences().size());
        double taken = (double) Overlap.count(one.shingles(), other.shingles()) / shorter;
        return taken >= TAKEN_WHOLE ? taken : 0;
    }

    /// The longer ago, the likelier another event of the same kind.
    private double faded(Telling one, Telling other) {
        double age = (double) Duration.between(one.at(), other.at()).abs().toMillis() / window.toMillis();
        return 1 - FADED * Math.min(1, age);
    }

    /// Two reports of the same kind differ in their numbers, two of the same event agree in those that both give.
    private static double figures(Telling one, Telling other) {
        int fewer = Math.min(one.figures().length, other.figures().length);
        if (fewer == 0) {
            return NO_FIGURES;
        }
        return OTHER_FIGURES + (1 - OTHER_FIGURES) * Overlap.count(one.figures(), other.figures()) / fewer;
    }
}
