package io.wiredesk.desk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    @Test
    void no_secret_of_a_subscription_is_shown() {
        Feed feed = Feed.newBuilder()
                .setId("f")
                .setUrl("https://reader:hunter1@a.example/rss")
                .setHeaders(Map.of("X-Key", "hunter2"))
                .setBasicAuth(new BasicAuth("reader", "hunter3"))
                .setAddedAt(Instant.EPOCH)
                .build();

        assertThat(RecordJson.of(feed).toString())
                .doesNotContain("hunter")
                .contains("https://a.example/rss", "\"X-Key\":\"***\"", "\"user\":\"reader\",\"password\":\"***\"");
    }
}
