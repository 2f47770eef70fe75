package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.testing.TestBroker;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCatalogueIT {
    @Test
    void creates_what_is_missing_once() throws Exception {
        TopicCatalogue catalogue = new TopicCatalogue(new TopicNames("once."), 2, (short) 1);
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            assertThat(catalogue.createMissing(admin))
                    .hasSize(catalogue.topics().size())
                    .contains("once.enriched.sport");
            assertThat(catalogue.createMissing(admin)).isEmpty();
        }
    }

    @Test
    void topics_of_another_layout_are_refused_with_the_way_out() throws Exception {
        TopicCatalogue catalogue = new TopicCatalogue(new TopicNames("later."), 1, (short) 1);
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("later.layout-7", 1, (short) 1)))
                    .all()
                    .get();

            assertThatThrownBy(() -> catalogue.createMissing(admin))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("later.*")
                    .hasMessageContaining("layout 7")
                    .hasMessageContaining("topics.prefix");
            assertThat(admin.listTopics().names().get())
                    .filteredOn(name -> name.startsWith("later."))
                    .containsExactly("later.layout-7");
        }
    }

    @Test
    void topics_without_a_word_of_their_layout_are_of_the_first_and_get_one() throws Exception {
        TopicCatalogue catalogue = new TopicCatalogue(new TopicNames("early."), 1, (short) 1);
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("early.articles", 1, (short) 1)))
                    .all()
                    .get();

            assertThat(catalogue.createMissing(admin)).doesNotContain("early.articles");
            assertThat(admin.listTopics().names().get()).contains("early.layout-1");
        }
    }
}
