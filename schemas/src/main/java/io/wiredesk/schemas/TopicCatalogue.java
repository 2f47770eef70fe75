package io.wiredesk.schemas;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.Change;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.Mention;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.news.Story;
import io.wiredesk.news.Trend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics, all of them, in the order of an article's journey. [#createMissing] makes the ones a cluster lacks;
/// topics that exist are left as their owner set them.
///
/// @param names the names under the chosen prefix
/// @param partitions partitions of each topic that is made, at least 1
/// @param replication replicas of each topic that is made, at least 1; -1 takes the broker's default
public record TopicCatalogue(TopicNames names, int partitions, short replication) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(365);

    /// What the topics are like: their keys, their partitioning, what their records mean. A program of another layout
    /// would misread them.
    static final int LAYOUT = 1;

    private static final String LAYOUT_NAME = "layout-";

    /// How long the leaders of new partitions are waited for, and how long between two questions.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(50);

    public TopicCatalogue {
        if (partitions < 1) {
            throw new IllegalArgumentException("topics.partitions must be at least 1, not " + partitions);
        }
    }

    /// Every topic of the contract.
    public List<TopicSpec> topics() {
        List<TopicSpec> all = new ArrayList<>();
        all.add(new TopicSpec(names.feeds(), "feed id", Feed.getClassSchema(), null));
        all.add(new TopicSpec(names.feedStatus(), "feed id", FeedStatus.getClassSchema(), null));
        all.add(new TopicSpec(names.feedPushes(), "feed id", FeedPush.getClassSchema(), DAY));
        all.add(new TopicSpec(names.articles(), "article id", Article.getClassSchema(), MONTH));
        all.add(new TopicSpec(names.enriched(), "article id", EnrichedArticle.getClassSchema(), MONTH));
        for (MediaTopicRoot root : MediaTopicRoot.values()) {
            all.add(new TopicSpec(names.enriched(root), "article id", EnrichedArticle.getClassSchema(), WEEK));
        }
        all.add(new TopicSpec(names.mentions(), "entity id", Mention.getClassSchema(), WEEK));
        all.add(new TopicSpec(names.stories(), "story id", Story.getClassSchema(), MONTH, true));
        all.add(new TopicSpec(names.trends(), "entity id or topic code", Trend.getClassSchema(), WEEK));
        all.add(new TopicSpec(names.savedSearches(), "search id", SavedSearch.getClassSchema(), null));
        all.add(new TopicSpec(names.alerts(), "search id", Alert.getClassSchema(), MONTH));
        all.add(new TopicSpec(names.audit(), "id of what was changed", Change.getClassSchema(), YEAR));
        all.add(new TopicSpec(names.deadLetters(), "original key", null, MONTH));
        return List.copyOf(all);
    }

    /// Creates the topics that the cluster doesn't have yet, and one without records whose name tells their
    /// layout, and waits until the leader of each partition answers for it. A producer that is quicker than the
    /// leader may have its second batch taken and its first one refused for ever after, as out of order.
    ///
    /// @return the names of those that were created, in the catalogue's order
    /// @throws ExecutionException with the broker's reason, when a topic can't be made
    /// @throws InterruptedException when interrupted while waiting
    /// @throws IllegalStateException when the topics that are there are of another layout
    public List<String> createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        checkLayout(present);
        if (!present.contains(layoutTopic())) {
            NewTopic marker = new NewTopic(layoutTopic(), 1, replication);
            var _ = wasCreated(admin.createTopics(List.of(marker)).all());
        }
        List<TopicSpec> missing = topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        CreateTopicsResult result = admin.createTopics(newTopics(missing));
        List<String> created = new ArrayList<>();
        for (TopicSpec topic : missing) {
            if (wasCreated(Objects.requireNonNull(result.values().get(topic.name())))) {
                created.add(topic.name());
            }
        }
        awaitLeaders(admin, missing);
        return List.copyOf(created);
    }

    private String layoutTopic() {
        return names.prefix() + LAYOUT_NAME + LAYOUT;
    }

    /// Topics without a word of their layout are of the first.
    private void checkLayout(Set<String> present) {
        String start = names.prefix() + LAYOUT_NAME;
        List<String> others = present.stream()
                .filter(name -> name.startsWith(start) && !name.equals(layoutTopic()))
                .map(name -> name.substring(start.length()))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("the topics " + names.prefix() + "* have layout " + others.getLast()
                    + ", this program's is " + LAYOUT
                    + "; use the program that made them, or choose others with topics.prefix");
        }
    }

    private static void awaitLeaders(Admin admin, List<TopicSpec> topics)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var _ = admin.listOffsets(ends(admin, topics)).all().get();
                return;
            } catch (ExecutionException e) {
                boolean passing = e.getCause() instanceof RetriableException && System.nanoTime() - end < 0;
                if (!passing) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// What is asked of the leaders.
    private static Map<TopicPartition, OffsetSpec> ends(Admin admin, List<TopicSpec> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    }

    private Collection<NewTopic> newTopics(List<TopicSpec> specs) {
        return specs.stream()
                .map(spec -> new NewTopic(spec.name(), partitions, replication).configs(spec.configs()))
                .toList();
    }

    /// Two stages may start at once: a topic that the other one made a moment ago is as good as ours.
    private static boolean wasCreated(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /// The names of the topics that carry a value schema, by subject in the registry's naming (`TOPIC-value`).
    public List<String> subjects() {
        return topics().stream()
                .filter(topic -> topic.value() != null)
                .map(topic -> topic.name() + "-value")
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf));
    }

    /// The topics a consumer of one stage needs, for checks at start.
    public Stream<TopicSpec> find(String name) {
        return topics().stream().filter(topic -> topic.name().equals(name));
    }
}
