package io.wiredesk.enrich;

import io.wiredesk.schemas.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of enrichment, group `enrich`.
public record EnrichConfig(
        @Setting(value = "1", meaning = "Threads that enrich; more than the topic has partitions stay idle.", min = 1)
        int threads,

        @Setting(
                value = "200_000",
                meaning = "Characters of an article that are read; what comes after is kept but not looked at.",
                min = 100)
        int maxTextChars,

        @Setting(
                value = "clean,language,sentences,vector,entities,topics,attribution,quotations,keywords,fingerprint,*",
                meaning =
                        "Enrichers that run, in this order; leave one out to switch it off. * stands for your own that"
                                + " are not named, NAME@VERSION for an earlier version.")
        List<String> enrichers,

        @Setting(
                value = "30s",
                meaning = "Time an article may take; one that takes longer goes to the dead letters.",
                min = 100)
        Duration timeout,

        @Setting(
                value = "7d",
                meaning = "How long an article can be found to tell the same event as a new one; state grows with it.")
        Duration storyWindow,

        @Setting(
                value = "",
                meaning = "A large dictionary that 'wiredesk entities build' made, looked into beside the bundled one.")
        @Nullable Path dictionary,

        @Setting(value = "false", meaning = "Whether enrich.dictionary is looked into alone, without the bundled one.")
        boolean dictionaryAlone,

        @Setting(
                value = "7d",
                meaning = "How long a revision is remembered to say what the next one changed; state grows with it.",
                min = 60_000)
        Duration editWindow) {

    public EnrichConfig {
        enrichers = List.copyOf(enrichers);
    }

    /// The same with other enrichers.
    public EnrichConfig withEnrichers(List<String> others) {
        return new EnrichConfig(
                threads, maxTextChars, others, timeout, storyWindow, dictionary, dictionaryAlone, editWindow);
    }
}
