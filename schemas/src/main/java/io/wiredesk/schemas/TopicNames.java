package io.wiredesk.schemas;

/// The names of Wiredesk's topics under a prefix, `news.` unless set otherwise.
///
/// @param prefix what every name starts with, the dot included; letters, digits, `.`, `_` and `-` only
public record TopicNames(String prefix) {
    public static final TopicNames DEFAULT = new TopicNames("news.");

    public TopicNames {
        if (!prefix.matches("[A-Za-z0-9._-]{1,80}")) {
            throw new IllegalArgumentException("topics.prefix '" + prefix + "' has characters a topic name can't have");
        }
    }

    public String feeds() {
        return prefix + "feeds";
    }

    public String feedStatus() {
        return prefix + "feed-status";
    }

    /// What hubs tell of feeds.
    public String feedPushes() {
        return prefix + "feed-pushes";
    }

    public String articles() {
        return prefix + "articles";
    }

    public String enriched() {
        return prefix + "enriched";
    }

    /// The routed topic of one subject, such as `news.enriched.politics`.
    public String enriched(MediaTopicRoot root) {
        return prefix + "enriched." + root.slug();
    }

    public String mentions() {
        return prefix + "mentions";
    }

    public String stories() {
        return prefix + "stories";
    }

    public String trends() {
        return prefix + "trends";
    }

    public String savedSearches() {
        return prefix + "saved-searches";
    }

    public String audit() {
        return prefix + "audit";
    }

    public String alerts() {
        return prefix + "alerts";
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }
}
