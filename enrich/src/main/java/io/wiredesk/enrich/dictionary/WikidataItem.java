package io.wiredesk.enrich.dictionary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An item of Wikidata, as much of it as the dictionary asks for
/// (<https://www.wikidata.org/wiki/Help:JSON_format>, data model 1.2).
///
/// @param number 7747 of `Q7747`
/// @param labels by language, in the order in which languages are asked for
/// @param aliases of those languages
/// @param description in the first of the languages that has one, or empty
/// @param classes P31, what it is an instance of; deprecated statements are left out
/// @param broader P279, what it is a subclass of
/// @param country P17, of persons P27, its first; 0 where none is stated
/// @param sitelinks how many wikis have an article on it
record WikidataItem(
        long number,
        Map<String, String> labels,
        Set<String> aliases,
        String description,
        List<Long> classes,
        List<Long> broader,
        long country,
        int sitelinks) {

    private static final JsonFactory JSON = new JsonFactory();

    /// Reads a line of the dump. Empty for a property, a lexeme, a redirect.
    ///
    /// @param languages which languages' names are taken, the most wanted first
    /// @throws IOException when it is no JSON
    static Optional<WikidataItem> parse(byte[] line, int length, List<String> languages) throws IOException {
        try (JsonParser json = JSON.createParser(line, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            return new Reading(json, languages).item();
        }
    }

    /// One item being read. What isn't asked for is passed over without being kept.
    private static final class Reading {
        private final JsonParser json;
        private final List<String> languages;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, String> descriptions = new LinkedHashMap<>();
        private final Map<String, List<String>> aliases = new LinkedHashMap<>();
        private final List<Long> classes = new ArrayList<>();
        private final List<Long> broader = new ArrayList<>();
        private final List<Long> countries = new ArrayList<>();
        private final List<Long> citizenships = new ArrayList<>();
        private String id = "";
        private int sitelinks;

        Reading(JsonParser json, List<String> languages) {
            this.json = json;
            this.languages = languages;
        }

        Optional<WikidataItem> item() throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getText();
                    case "labels" -> byLanguage(language -> labels.put(language, value()));
                    case "descriptions" -> byLanguage(language -> descriptions.put(language, value()));
                    case "aliases" -> byLanguage(language -> aliases.put(language, values()));
                    case "claims" -> claims();
                    case "sitelinks" -> sitelinks = wikis();
                    default -> json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the object does not end");
            }
            return id.matches("Q[0-9]+") ? Optional.of(made()) : Optional.empty();
        }

        private WikidataItem made() {
            Map<String, String> names = new LinkedHashMap<>();
            Set<String> others = new LinkedHashSet<>();
            String description = "";
            for (String language : languages) {
                Optional.ofNullable(labels.get(language)).ifPresent(label -> names.put(language, label));
                others.addAll(aliases.getOrDefault(language, List.of()));
                description = description.isEmpty() ? descriptions.getOrDefault(language, "") : description;
            }
            long country = citizenships.isEmpty() ? first(countries) : first(citizenships);
            return new WikidataItem(
                    EntityRecord.number(id), names, others, description, classes, broader, country, sitelinks);
        }

        private static long first(List<Long> numbers) {
            return numbers.isEmpty() ? 0 : numbers.getFirst();
        }

        @FunctionalInterface
        private interface Taking {
            void take(String language) throws IOException;
        }

        /// An object by language; empty ones are written as `[]`.
        private void byLanguage(Taking taking) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String language = json.currentName();
                json.nextToken();
                if (languages.contains(language)) {
                    taking.take(language);
                } else {
                    json.skipChildren();
                }
            }
        }

        /// The `value` of `{"language", "value"}`.
        private String value() throws IOException {
            String value = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("value");
                json.nextToken();
                if (wanted) {
                    value = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            return value;
        }

        private List<String> values() throws IOException {
            List<String> values = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                values.add(value());
            }
            return values;
        }

        private void claims() throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "P31" -> statements(classes);
                    case "P279" -> statements(broader);
                    case "P17" -> statements(countries);
                    case "P27" -> statements(citizenships);
                    default -> json.skipChildren();
                }
            }
        }

        private void statements(List<Long> into) throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                long target = 0;
                String rank = "normal";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    switch (field) {
                        case "mainsnak" -> target = target();
                        case "rank" -> rank = json.getText();
                        default -> json.skipChildren();
                    }
                }
                if (target > 0 && rank.equals("preferred")) {
                    into.addFirst(target);
                } else if (target > 0 && !rank.equals("deprecated")) {
                    into.add(target);
                }
            }
        }

        /// `numeric-id` within `datavalue` within `value`; 0 for "no value" and "unknown value".
        private long target() throws IOException {
            long target = 0;
            int depth = 1;
            while (depth > 0) {
                JsonToken token = json.nextToken();
                if (token == null) {
                    throw new IOException("the object does not end");
                } else if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("numeric-id")) {
                    json.nextToken();
                    target = json.getLongValue();
                }
            }
            return target;
        }

        /// Articles in encyclopaedias: `enwiki`, not `commonswiki`, not `enwikiquote`.
        private int wikis() throws IOException {
            int count = 0;
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return 0;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String wiki = json.currentName();
                count += wiki.endsWith("wiki") && !wiki.equals("commonswiki") && !wiki.equals("specieswiki") ? 1 : 0;
                json.nextToken();
                json.skipChildren();
            }
            return count;
        }
    }
}
