package io.wiredesk.enrich.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BundledDictionaryTest {
    private static final Path OWN_FACTS = Path.of("training/own-facts.tsv");
    private static final Path TABLES = Path.of("../../shared/training");
    private static final Set<String> SHARE_ALIKE = Set.of("dr5hn", "dr5hn-states", "dr5hn-cities");
    private static final int LEAST_ENTITIES = 20_000;

    private final BundledDictionary bundled = BundledDictionary.get();

    private static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /// QID to where it is confirmed.
    private static Map<String, String> ownFacts() throws IOException {
        Map<String, String> confirmed = new HashMap<>();
        for (String line : lines(OWN_FACTS)) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                assertThat(columns).as(line).hasSize(5);
                confirmed.put(columns[0], columns[4]);
            }
        }
        return confirmed;
    }

    @Test
    void it_has_enough_entities() {
        assertThat(bundled.entities()).isGreaterThan(LEAST_ENTITIES);
    }

    @Test
    void every_fact_of_our_own_says_where_it_is_confirmed() throws IOException {
        assertThat(ownFacts())
                .isNotEmpty()
                .allSatisfy((id, where) -> assertThat(where).as(id).isNotBlank());
    }

    @Test
    void every_id_stands_in_a_table_or_says_where_else_it_is_confirmed() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "the tables are not at " + TABLES);
        Set<String> confirmed = new HashSet<>();
        ownFacts().forEach((id, where) -> {
            if (!where.equals("tables")) {
                confirmed.add(id);
            }
        });
        for (String table : List.of("entity-facts.tsv", "us-officials.tsv", "entity-facts-large.tsv.gz")) {
            lines(TABLES.resolve(table)).forEach(line -> confirmed.add(line.substring(0, line.indexOf('\t'))));
        }
        Set<String> unconfirmed = new HashSet<>();
        bundled.all().forEach(entity -> unconfirmed.add(entity.known().id()));
        unconfirmed.removeAll(confirmed);
        assertThat(unconfirmed).isEmpty();
    }

    @Test
    void facts_under_the_open_database_licence_stay_in_a_table_of_their_own() {
        assertThat(bundled.all())
                .filteredOn(entity ->
                        SHARE_ALIKE.stream().anyMatch(origin -> entity.origin().contains(origin)))
                .isNotEmpty()
                .allSatisfy(entity -> assertThat(SHARE_ALIKE).contains(entity.origin()));
    }

    @Test
    void an_entity_says_its_names_its_country_and_its_origin() {
        KnownEntity putin = bundled.entity("Q7747").orElseThrow();
        assertThat(putin.known().name()).isEqualTo("Vladimir Putin");
        assertThat(putin.aliases()).contains("Putin");
        assertThat(putin.origin()).isEqualTo("own-facts");
        assertThat(bundled.find("lahore").getFirst().country()).isEqualTo("Q843");
    }

    @Test
    void peoples_lead_to_their_countries() {
        assertThat(bundled.people("French")).contains("Q142");
        assertThat(bundled.people("Iraqis")).contains("Q796");
        assertThat(bundled.people("Tableware")).isEmpty();
    }

    @Test
    void its_version_changes_with_its_content() {
        assertThat(bundled.version()).matches("bundled-[0-9a-f]{8}");
    }
}
