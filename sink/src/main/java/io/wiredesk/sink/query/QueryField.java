package io.wiredesk.sink.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The fields a query can ask for by name. `published:` is one more, with dates of its own.
public enum QueryField {
    /// Words of the title.
    TITLE,
    /// An entity, by Wikidata QID, local id or name.
    ENTITY,
    /// A subject, by slug, medtop code or name.
    TOPIC,
    /// An outlet, by domain or name.
    SOURCE,
    /// A feed, by id.
    FEED,
    /// An author, by name or part of it.
    AUTHOR,
    /// The language, BCP 47: `en` finds `en-GB` too.
    LANG,
    /// An outlet, agency or body that the article names as its source, by name or id.
    CITES,
    /// A story, by id.
    STORY,
    /// What the newest revision changed: `substantial`, `minor`, `quiet`, `headline`, `numbers`, `removed`, `added`,
    /// `correction`.
    EDIT;

    /// The name in queries, such as `title`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it holds words, which can be misspelt, not only exact values.
    boolean holdsWords() {
        return switch (this) {
            case TITLE, ENTITY, SOURCE, AUTHOR, CITES -> true;
            case TOPIC, FEED, LANG, STORY, EDIT -> false;
        };
    }

    static Optional<QueryField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
