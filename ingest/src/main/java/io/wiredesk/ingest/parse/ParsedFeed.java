package io.wiredesk.ingest.parse;

import java.util.List;

/// A feed as it was read.
///
/// @param format `rss20`, `rss10`, `rss091`, `atom10`, `atom03`, `json11` and so on
/// @param charset the encoding that was used to decode the bytes
/// @param repairs what had to be repaired before it could be read, by name, in order
/// @param head what the feed says of itself
/// @param entries its entries, in its order
public record ParsedFeed(
        String format, String charset, List<String> repairs, FeedHead head, List<ParsedEntry> entries) {

    public ParsedFeed {
        repairs = List.copyOf(repairs);
        entries = List.copyOf(entries);
    }
}
