package io.wiredesk.bench.month;

import io.wiredesk.bench.story.StoryCorpus;
import io.wiredesk.bench.story.StoryCorpus.Labelled;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The news of a country: three agencies and many outlets, of which few write most; more by day and on weekdays; what
/// everybody writes about every few days; copies, and edits of what was published.
final class Month implements StoryCorpus.Season {
    private static final double[] BY_HOUR = {
        0.3, 0.2, 0.2, 0.2, 0.4, 0.7, 1.1, 1.5, 1.6, 1.6, 1.5, 1.4, 1.3, 1.4, 1.5, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.8,
        0.6, 0.4
    };
    private static final double WEEKEND = 0.6;
    private static final int MEAN_ARTICLES = 4;
    /// Between two events that everybody writes about.
    private static final int DAYS_BETWEEN_BREAKING = 2;

    private static final int BREAKING_AT_LEAST = 60;
    private static final int BREAKING_AT_MOST = 120;
    private static final double EDITED = 0.06;
    private static final Duration EDITED_WITHIN = Duration.ofHours(24);

    /// A text as it stands from some moment on.
    record Version(Instant at, String title, String text) {}

    /// An article with all its edits.
    ///
    /// @param outlet its number
    /// @param versions the first is the article as it was published
    record Printed(int outlet, String url, String story, List<Version> versions) {
        Printed {
            versions = List.copyOf(versions);
        }
    }

    private final Instant start;
    private final int outlets;
    private final int events;
    private final int breaking;
    /// Weight of all hours up to this one.
    private final double[] until;

    /// @param outlets how many publish, besides the agencies
    /// @param articles about how many
    Month(Instant start, int days, int outlets, int articles) {
        this.start = start;
        this.outlets = outlets;
        this.breaking = Math.max(1, days / DAYS_BETWEEN_BREAKING);
        int everywhere = breaking * (BREAKING_AT_LEAST + BREAKING_AT_MOST) / 2;
        this.events = Math.max(breaking, (int) ((articles - everywhere) / mean()));
        this.until = new double[days * BY_HOUR.length];
        double sum = 0;
        for (int hour = 0; hour < until.length; hour++) {
            var at = start.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC);
            sum += BY_HOUR[at.getHour()] * (at.getDayOfWeek().getValue() > 5 ? WEEKEND : 1);
            until[hour] = sum;
        }
    }

    /// What [StoryCorpus#few] draws in the mean.
    private static double mean() {
        return 0.5 + 2.2 * MEAN_ARTICLES * 0.5 * 0.8;
    }

    @Override
    public int events() {
        return events;
    }

    @Override
    public Instant start(int number, SplittableRandom random) {
        double share = until[until.length - 1] * (number + random.nextDouble()) / events;
        int hour = 0;
        while (until[hour] < share) {
            hour++;
        }
        double before = hour == 0 ? 0 : until[hour - 1];
        return start.plusSeconds((long) (3_600 * (hour + (share - before) / (until[hour] - before))));
    }

    /// Whether everybody writes about it.
    boolean breaking(int number) {
        int apart = events / breaking;
        return number % apart == apart / 2;
    }

    @Override
    public int articles(int number, SplittableRandom random) {
        return breaking(number)
                ? random.nextInt(BREAKING_AT_LEAST, BREAKING_AT_MOST)
                : StoryCorpus.few(MEAN_ARTICLES, random);
    }

    @Override
    public int outlet(SplittableRandom random) {
        return (int) (outlets * Math.pow(random.nextDouble(), 2.5));
    }

    /// All that is printed, in the order of its first versions.
    ///
    /// @param ours the corpus of this month
    static List<Printed> printed(List<Labelled> ours, SplittableRandom random) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Printed> printed = new ArrayList<>();
        for (Labelled one : ours) {
            var article = one.article();
            List<Version> versions = new ArrayList<>();
            versions.add(new Version(article.getPublished(), article.getTitle(), article.getText()));
            if (random.nextDouble() < EDITED) {
                versions.add(edited(versions.getFirst(), random));
            }
            int outlet = numbers.computeIfAbsent(article.getSource().getDomain(), _ -> numbers.size());
            printed.add(new Printed(outlet, article.getUrl(), one.story(), versions));
        }
        return printed;
    }

    private static Version edited(Version before, SplittableRandom random) {
        Instant at = before.at().plusSeconds(random.nextLong(600, EDITED_WITHIN.toSeconds()));
        int end = before.text().lastIndexOf("\n\n");
        return switch (random.nextInt(3)) {
            case 0 -> new Version(at, before.title() + " - what we know", before.text());
            case 1 ->
                new Version(
                        at,
                        before.title(),
                        before.text() + "\n\nCorrection: an earlier version of this report gave a wrong number.");
            default ->
                new Version(
                        at,
                        before.title(),
                        end < 0 ? before.text() + "!" : before.text().substring(0, end));
        };
    }
}
