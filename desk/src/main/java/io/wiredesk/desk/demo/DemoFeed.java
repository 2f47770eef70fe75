package io.wiredesk.desk.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One bundled feed.
///
/// @param file name of its resource, and of its address below `/feeds/`
/// @param title what a reader would call it
/// @param language language of its articles, `en`, `de` or `fr`
/// @param contentType what the server says it is
/// @param edited resource of its second version, in which an article was edited; null for a feed that stays as it is
@JsonIgnoreProperties(ignoreUnknown = true)
public record DemoFeed(
        String file,
        String title,
        String language,
        @JsonProperty("content_type") String contentType,
        @Nullable String edited) {

    public DemoFeed {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(contentType, "content_type");
    }

    /// The first version, its dates still placeholders (see [Dates]).
    String text() {
        return new String(DemoFeeds.resource(file), StandardCharsets.UTF_8);
    }

    /// The second version, its dates still placeholders; null where there is none.
    @Nullable String editedText() {
        return edited == null ? null : new String(DemoFeeds.resource(edited), StandardCharsets.UTF_8);
    }
}
