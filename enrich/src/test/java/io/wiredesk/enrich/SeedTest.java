package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.news.Attribution;
import io.wiredesk.news.AttributionKind;
import io.wiredesk.news.Boilerplate;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MediaTopic;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.TextPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The article that the project started from, where it is at hand.
class SeedTest {
    private static final Path SEED = Path.of("../../shared/seed/article.txt");

    private static EnrichedArticle seed() {
        Assumptions.assumeTrue(Files.exists(SEED), "the seed article is not at " + SEED);
        try {
            return Samples.enriched(Files.readString(SEED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void its_persons_are_linked() {
        assertThat(seed().getEntities()).extracting(Entity::getId).contains("Q7747");
    }

    @Test
    void it_is_about_politics_and_conflict() {
        assertThat(seed().getTopics()).extracting(MediaTopic::getCode).contains("medtop:11000000", "medtop:16000000");
    }

    @Test
    void its_sources_are_told_apart() {
        assertThat(seed().getAttribution())
                .extracting(Attribution::getKind, Attribution::getName)
                .containsExactly(
                        tuple(AttributionKind.ORIGIN, "BBC"),
                        tuple(AttributionKind.CITES, "Bloomberg"),
                        tuple(AttributionKind.CITES, "South Korea’s defense ministry"),
                        tuple(AttributionKind.ORIGIN, "BBC"),
                        tuple(AttributionKind.AGENCY, "Skai"));
        assertThat(seed().getAttribution())
                .extracting(a -> Samples.words(seed(), a.getStart(), a.getEnd()))
                .contains("The BBC in its detailed report", "comments the BBC", "Source :Skai");
    }

    @Test
    void its_authors_biography_names_nobody() {
        EnrichedArticle seed = seed();
        assertThat(seed.getBoilerplate()).extracting(Boilerplate::getKind).containsExactly("author-biography");
        int start = seed.getBoilerplate().getFirst().getStart();
        assertThat(Samples.words(seed, start, start + 20)).isEqualTo("With a wealth of exp");
        assertThat(seed.getEntities().stream().flatMap(e -> e.getMentions().stream()))
                .filteredOn(span -> span.getPart() == TextPart.TEXT)
                .extracting(MentionSpan::getEnd)
                .allMatch(end -> end <= start);
        assertThat(seed.getKeywords()).doesNotContain("journalism", "freelance");
    }
}
