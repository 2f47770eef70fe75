package io.wiredesk.bench.index;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.Source;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up articles as long as real ones: 4.8 kB of English-looking words whose frequencies fall as Zipf found, in
/// sentences and paragraphs, with entities, subjects, sources and dates. The same seed and number give the same
/// article, of the week before unless said otherwise: 200,000 of them reach from its start to this moment, three
/// seconds apart.
public final class MadeArticles {
    private static final List<MediaTopicRoot> ROOTS = List.of(MediaTopicRoot.values());
    private static final List<EntityType> KINDS = List.of(EntityType.values());
    private static final int WORDS = 60_000;
    /// Words more frequent than the rare ones.
    private static final int RARE = 500;

    /// Of a text, unless said otherwise.
    public static final int TEXT_CHARS = 4_800;

    private static final int ENTITIES = 2_000;
    private static final int SOURCES = 120;
    private static final Duration SPAN = Duration.ofDays(7);
    private static final String[] SYLLABLES = {
        "ba", "con", "de", "ter", "in", "ra", "mo", "li", "sta", "per", "tion", "al", "ver", "ko", "ment", "si", "ro",
        "tu", "pre", "an", "dis", "ful", "ger", "ha", "ing", "lo", "men", "no", "pa", "ster"
    };

    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];
    private final long seed;
    private final Instant start;
    private final Duration apart;

    MadeArticles(long seed) {
        this(seed, Instant.now().minus(SPAN), Duration.ofSeconds(3));
    }

    /// @param start when the first was published
    /// @param apart from one to the next
    public MadeArticles(long seed, Instant start, Duration apart) {
        this.seed = seed;
        this.start = start;
        this.apart = apart;
        Random random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 1 + Math.min(3, i / 300) + random.nextInt(2); n > 0; n--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
            sum += 1.0 / (i + 2.7);
            upTo[i] = sum;
        }
    }

    /// The same whenever it is asked for.
    public EnrichedArticle article(int number) {
        return article(number, TEXT_CHARS);
    }

    /// The same with a text of another length.
    public EnrichedArticle article(int number, int chars) {
        Random random = new Random(seed * 31 + number);
        String id = String.format("%016x", random.nextLong());
        int source = random.nextInt(SOURCES);
        Instant published = start.plus(apart.multipliedBy(number));
        List<Entity> entities = new ArrayList<>();
        List<MediaTopic> topics = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int entity = (int) (ENTITIES * Math.pow(random.nextDouble(), 3));
            // One name for one entity, as a dictionary gives it.
            String name = capital(words[entity * 7 % words.length]) + " " + capital(words[entity]);
            entities.add(
                    new Entity("Q" + (1_000 + entity), name, KINDS.get(entity % KINDS.size()), 0.5, 0.9, List.of()));
        }
        MediaTopicRoot root = ROOTS.get(random.nextInt(ROOTS.size()));
        topics.add(new MediaTopic(root.code(), root.slug().replace('-', ' '), 0.8, List.of()));
        while (text.length() < chars) {
            sentence(random, text);
        }
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(Article.newBuilder()
                        .setId(id)
                        .setRevision(1)
                        .setFeedId("feed-" + source)
                        .setUrl("https://paper" + source + ".example/" + id)
                        .setSource(new Source("Paper " + source, "paper" + source + ".example"))
                        .setTitle(capital(word(random)) + " " + word(random) + " " + word(random) + " " + word(random))
                        .setSummary(capital(word(random)) + " " + word(random) + " " + word(random) + ".")
                        .setText(text.substring(0, chars))
                        .setPublished(published)
                        .setFetched(published)
                        .setContentSha256(id)
                        .build())
                .setLanguage("en")
                .setEntities(entities)
                .setTopics(topics)
                .setEnrichedAt(published)
                .build();
    }

    /// A word as often as its rank says.
    String word(Random random) {
        double at = random.nextDouble() * upTo[WORDS - 1];
        int found = java.util.Arrays.binarySearch(upTo, at);
        return words[found < 0 ? Math.min(-found - 1, WORDS - 1) : found];
    }

    /// One of the many that few articles have.
    String rareWord(Random random) {
        return words[RARE + random.nextInt(WORDS / 2 - RARE)];
    }

    private void sentence(Random random, StringBuilder text) {
        text.append(capital(word(random)));
        for (int n = 6 + random.nextInt(18); n > 0; n--) {
            text.append(random.nextInt(12) == 0 ? ", " : " ").append(word(random));
        }
        text.append(random.nextInt(5) == 0 ? ".\n\n" : ". ");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
