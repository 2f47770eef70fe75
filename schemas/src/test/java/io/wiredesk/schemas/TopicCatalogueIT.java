package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.testing.TestBroker;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
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
}
