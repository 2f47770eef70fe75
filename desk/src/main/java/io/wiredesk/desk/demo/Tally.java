package io.wiredesk.desk.demo;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import io.wiredesk.news.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Counts what a subscriber sees: every revision once, however often it comes, and how often it came.
///
/// Threading: safe for concurrent use.
final class Tally {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Consumer<EnrichedArticle> arrivals;
    private final Map<String, FeedStatus> statuses = new HashMap<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<Revision> revisions = new HashSet<>();
    private final Map<Revision, EnrichedArticle> enriched = new HashMap<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private long articleRecords;
    private long enrichedRecords;
    private long mentions;
    private long deadLetters;

    private record Revision(String id, int number) {}

    /// What was counted, at one moment.
    ///
    /// @param statuses newest of each feed
    /// @param articleRecords records on the articles topic; more than the revisions, where one came twice
    /// @param enriched the revisions with what was found in them
    /// @param stories those that stand, each as it is now
    /// @param alerts each as often as it came
    record Figures(
            Map<String, FeedStatus> statuses,
            int articles,
            int articleRevisions,
            long articleRecords,
            List<EnrichedArticle> enriched,
            long enrichedRecords,
            long mentions,
            List<Story> stories,
            List<Alert> alerts,
            long deadLetters) {

        int enrichedRevisions() {
            return enriched.size();
        }

        /// Articles that are in a story.
        int told() {
            return stories.stream().mapToInt(Story::getSize).sum();
        }

        /// Feeds with at least so many polls.
        long feedsPolled(int polls) {
            return statuses.values().stream()
                    .filter(status -> status.getPolls() >= polls)
                    .count();
        }

        /// Feeds whose last poll failed.
        long feedsFailing() {
            return statuses.values().stream()
                    .filter(status -> status.getResult() == PollResult.FAILED)
                    .count();
        }
    }

    Tally(Consumer<EnrichedArticle> arrivals) {
        this.arrivals = arrivals;
    }

    void article(Article article) {
        count(() -> {
            articles.add(article.getId());
            revisions.add(new Revision(article.getId(), article.getRevision()));
            articleRecords++;
        });
    }

    void enriched(EnrichedArticle article) {
        count(() -> {
            enriched.put(new Revision(article.getId(), article.getRevision()), article);
            enrichedRecords++;
        });
        arrivals.accept(article);
    }

    void status(FeedStatus status) {
        count(() -> statuses.put(status.getFeedId(), status));
    }

    void story(Story story) {
        count(() -> stories.put(story.getId(), story));
    }

    void alert(Alert alert) {
        count(() -> alerts.add(alert));
    }

    void mention() {
        count(() -> mentions++);
    }

    void deadLetter() {
        count(() -> deadLetters++);
    }

    private void count(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the figures are as wanted. Looks at every change and at the end of the time, as not all that is
    /// wanted
    /// need be counted here.
    boolean await(Duration within, Predicate<Figures> wanted) throws InterruptedException {
        lock.lock();
        try {
            long left = within.toNanos();
            boolean reached = wanted.test(figures());
            while (!reached && left > 0) {
                left = changed.awaitNanos(left);
                reached = wanted.test(figures());
            }
            return reached;
        } finally {
            lock.unlock();
        }
    }

    Figures figures() {
        lock.lock();
        try {
            return new Figures(
                    new TreeMap<>(statuses),
                    articles.size(),
                    revisions.size(),
                    articleRecords,
                    List.copyOf(enriched.values()),
                    enrichedRecords,
                    mentions,
                    stories.values().stream()
                            .filter(story -> story.getSize() > 0)
                            .toList(),
                    List.copyOf(alerts),
                    deadLetters);
        } finally {
            lock.unlock();
        }
    }
}
