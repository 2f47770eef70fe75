package io.wiredesk.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTest {
    private static final Callback CALLBACK = new Callback(URI.create("https://news.example/hubs/"), "the key of all");
    private static final String TOPIC = "https://paper.example/feed.xml";

    @Test
    void an_address_that_was_given_names_its_subscription_to_every_instance_with_the_key() {
        URI address = CALLBACK.address("feed1", TOPIC);
        Callback other = new Callback(URI.create("https://news.example/hubs"), "the key of all");

        assertThat(address.toString()).startsWith("https://news.example/hubs/feed1/");
        assertThat(other.caller(address.getPath())).hasValueSatisfying(caller -> {
            assertThat(caller.feedId()).isEqualTo("feed1");
            assertThat(caller.isAbout(TOPIC)).isTrue();
            assertThat(caller.isAbout(TOPIC + "?")).isFalse();
            assertThat(other.secret(caller)).isEqualTo(CALLBACK.secret("feed1", TOPIC));
        });
    }

    @ParameterizedTest
    @CsvSource({"feed1, feed2", "hubs/, hubs/x/", "^, /x", "$, 0"})
    void an_address_that_was_not_given_names_none(String part, String replacement) {
        String path = CALLBACK.address("feed1", TOPIC).getPath();
        assertThat(CALLBACK.caller(path.replaceFirst(part, replacement))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/hubs/", "/hubs/a/b/c", "/hubs/../feed1/0123456789abcdef/00"})
    void nor_does_anything_else(String path) {
        assertThat(CALLBACK.caller(path)).isEmpty();
    }

    @Test
    void each_subscription_has_a_secret_of_its_own_that_nobody_with_another_key_knows() {
        Callback stranger = new Callback(URI.create("https://news.example/hubs"), "another key");

        assertThat(CALLBACK.secret("feed1", TOPIC))
                .hasSizeLessThan(200)
                .isNotEqualTo(CALLBACK.secret("feed2", TOPIC))
                .isNotEqualTo(CALLBACK.secret("feed1", TOPIC + "2"))
                .isNotEqualTo(stranger.secret("feed1", TOPIC));
        assertThat(CALLBACK.caller(stranger.address("feed1", TOPIC).getPath())).isEmpty();
    }
}
