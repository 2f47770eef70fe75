package io.wiredesk.enrich.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.entity.NameType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredDictionaryTest {
    @TempDir
    private Path folder;

    private LayeredDictionary both;

    private static KnownEntity entity(String id, int popularity, String name, String country, String description) {
        return new KnownEntity(
                new Known(id, NameType.LOCATION, popularity, name, country), List.of(name + " City"), description, "");
    }

    private MappedDictionary made(String file, KnownEntity... entities) throws IOException {
        Path target = folder.resolve(file);
        try (DictionaryWriter writer = new DictionaryWriter(target, folder)) {
            for (KnownEntity entity : entities) {
                writer.add(entity);
            }
            writer.finish(file);
        }
        return MappedDictionary.open(target);
    }

    @BeforeEach
    void lay() throws IOException {
        both = new LayeredDictionary(
                made("upper", entity("Q910021", 40, "Quay", "", "")),
                made("lower", entity("Q910021", 70, "Quai", "Q142", "a town"), entity("Q910022", 50, "Quay", "", "")));
    }

    @Test
    void what_both_know_is_one_with_the_upper_one_s_name() {
        assertThat(both.find("quay city")).extracting(Known::id).containsExactly("Q910022", "Q910021");
        KnownEntity quay = both.entity("Q910021").orElseThrow();
        assertThat(quay.known()).isEqualTo(new Known("Q910021", NameType.LOCATION, 70, "Quay", "Q142"));
        assertThat(quay.description()).isEqualTo("a town");
        assertThat(quay.aliases()).containsExactly("Quay City", "Quai City");
    }

    @Test
    void what_only_one_knows_is_found_too() {
        assertThat(both.find("quai")).extracting(Known::id).containsExactly("Q910021");
        assertThat(both.entity("Q910022")).isPresent();
        assertThat(both.entity("Q1")).isEmpty();
    }

    @Test
    void it_says_what_both_were_made_from() {
        assertThat(both.version()).isEqualTo("upper over lower");
    }
}
