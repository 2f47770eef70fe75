package io.wiredesk.ingest.parse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a feed says of itself. Links are absolute where they can be.
///
/// @param id the feed's own identifier
/// @param language as stated, a BCP 47 tag in good feeds
/// @param ttlMinutes how long the feed may be cached (RSS 2.0 `ttl`)
/// @param hub address of a WebSub hub
/// @param self the feed's own address, which its hub knows it by
/// @param pace how often it says it should be read
public record FeedHead(
        @Nullable String id,
        @Nullable Markup title,
        @Nullable String link,
        @Nullable String language,
        @Nullable Markup description,
        @Nullable Markup rights,
        @Nullable Instant updated,
        @Nullable String author,
        @Nullable String image,
        List<String> tags,
        @Nullable Integer ttlMinutes,
        @Nullable String hub,
        @Nullable String self,
        Pace pace) {

    public FeedHead {
        tags = List.copyOf(tags);
    }
}
