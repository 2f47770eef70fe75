package io.wiredesk.enrich.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.enrich.entity.NameType;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryBuildTest {
    private static final List<String> LANGUAGES = List.of(BuildOptions.LANGUAGES.split(",", -1));
    /// Enough for several batches, so that there is something to go on with.
    private static final int MANY = 60_000;

    @TempDir
    private Path folder;

    private static byte[] dump() throws IOException {
        try (InputStream in = DictionaryBuildTest.class.getResourceAsStream("/dictionary/dump.json")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private Path plain() throws IOException {
        return Files.write(folder.resolve("dump.json"), dump());
    }

    private BuildOptions options(Path dump) {
        return new BuildOptions(dump, folder.resolve("made.dictionary"), LANGUAGES, 1);
    }

    private MappedDictionary build(Path dump) throws IOException, InterruptedException {
        new DictionaryBuild(options(dump)).run((_, _, _) -> {});
        return MappedDictionary.open(folder.resolve("made.dictionary"));
    }

    private static List<String> ids(Dictionary dictionary, String name) {
        return dictionary.find(Names.key(name)).stream().map(Known::id).toList();
    }

    @Test
    void entities_are_found_by_label_alias_and_other_languages_names() throws Exception {
        MappedDictionary made = build(plain());
        assertThat(ids(made, "Vladimir Putin")).containsExactly("Q7747");
        assertThat(ids(made, "Wladimir Putin")).containsExactly("Q7747");
        assertThat(ids(made, "the Dockers")).containsExactly("Q910002");
        assertThat(ids(made, "Путин")).as("Russian was not asked for").isEmpty();
        assertThat(ids(made, "Nobody At All")).isEmpty();
    }

    @Test
    void of_two_of_one_name_the_more_popular_comes_first() throws Exception {
        assertThat(ids(build(plain()), "Moscow")).containsExactly("Q649", "Q910001");
    }

    @Test
    void what_something_is_follows_from_the_dump_s_own_classes() throws Exception {
        MappedDictionary made = build(plain());
        assertThat(made.find("vladimir putin").getFirst().type()).isEqualTo(NameType.PERSON);
        assertThat(made.find("russia").getFirst().type()).isEqualTo(NameType.LOCATION);
        assertThat(made.find("moscow").getFirst().type()).isEqualTo(NameType.LOCATION);
        assertThat(made.find("harbour united").getFirst().type()).isEqualTo(NameType.ORGANIZATION);
        assertThat(made.find("harbour university").getFirst().type())
                .as("an organisation in one step, a place in three")
                .isEqualTo(NameType.ORGANIZATION);
        assertThat(ids(made, "blue")).as("its classes only lead in a circle").isEmpty();
    }

    @Test
    void what_no_encyclopaedia_has_or_nobody_states_any_more_is_left_out() throws Exception {
        MappedDictionary made = build(plain());
        assertThat(ids(made, "nobody's article")).isEmpty();
        assertThat(ids(made, "only pictures")).isEmpty();
        assertThat(ids(made, "Wrongly a human")).isEmpty();
        assertThat(ids(made, "Μόνο Ελληνικά")).isEmpty();
        assertThat(made.entities()).isEqualTo(9);
    }

    @Test
    void all_that_is_known_of_an_entity_can_be_asked_for() throws Exception {
        KnownEntity putin = build(plain()).entity("Q7747").orElseThrow();
        assertThat(putin.known())
                .isEqualTo(new Known("Q7747", NameType.PERSON, Popularity.ofSitelinks(32), "Vladimir Putin", "Q159"));
        assertThat(putin.aliases())
                .containsExactly("Wladimir Putin", "Vladimir Poutine", "Putin", "Vladimir Vladimirovich Putin");
        assertThat(putin.description()).isEqualTo("President of Russia");
        assertThat(putin.origin()).startsWith("Wikidata dump dump.json of 20");
    }

    @Test
    void what_is_only_named_in_a_later_language_has_that_name() throws Exception {
        KnownEntity club = build(plain()).entity("Q910004").orElseThrow();
        assertThat(club.known().name()).isEqualTo("Amicale des Pêcheurs");
        assertThat(club.description()).isEqualTo("association");
        assertThat(club.known().country()).isEmpty();
    }

    @Test
    void quotes_and_letters_of_any_kind_survive() throws Exception {
        assertThat(build(plain()).entity("Q910009").orElseThrow().known().name())
                .isEqualTo("Erdem \"Ed\" Yıldız");
    }

    @Test
    void an_unknown_id_is_not_there() throws Exception {
        MappedDictionary made = build(plain());
        assertThat(made.entity("Q1")).isEmpty();
        assertThat(made.entity("Q999999999")).isEmpty();
    }

    @Test
    void packed_dumps_give_the_same_dictionary() throws Exception {
        byte[] first = recordsOf(build(plain()));
        Path gzip = folder.resolve("dump.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(dump());
        }
        Path bzip2 = folder.resolve("dump.json.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bzip2))) {
            out.write(dump());
        }
        assertThat(recordsOf(build(gzip))).isEqualTo(first);
        assertThat(recordsOf(build(bzip2))).isEqualTo(first);
    }

    @Test
    void a_dump_of_several_packed_parts_is_read_to_the_last() throws Exception {
        byte[] all = dump();
        Path gzip = folder.resolve("parts.json.gz");
        for (int from = 0; from < all.length; from += 4000) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(gzip, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                out.write(all, from, Math.min(4000, all.length - from));
            }
        }
        assertThat(ids(build(gzip), "Line Without End")).containsExactly("Q910011");
    }

    /// The file without its header, which names the dump.
    private byte[] recordsOf(MappedDictionary made) throws IOException {
        assertThat(made.entities()).isPositive();
        byte[] all = Files.readAllBytes(folder.resolve("made.dictionary"));
        return Arrays.copyOfRange(all, DictionaryFile.HEADER_BYTES, all.length);
    }

    @Test
    void a_dump_that_breaks_off_makes_no_dictionary() throws Exception {
        byte[] all = dump();
        Path broken = Files.write(folder.resolve("broken.json"), Arrays.copyOf(all, all.length - 3));
        assertThatThrownBy(() -> build(broken)).isInstanceOf(EOFException.class).hasMessageContaining("breaks off");
        assertThat(folder.resolve("made.dictionary")).doesNotExist();
    }

    @Test
    void a_line_that_is_no_json_is_named() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "[\n{\"id\":\"Q1\",\n]\n");
        assertThatThrownBy(() -> build(nonsense))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("before byte");
    }

    private Path large() throws IOException {
        Path large = folder.resolve("large.json");
        try (BufferedWriter out = Files.newBufferedWriter(large)) {
            out.write(
                    "[\n{\"type\":\"item\",\"id\":\"Q5\",\"labels\":{\"en\":{\"language\":\"en\",\"value\":\"human\"}},"
                            + "\"claims\":{\"P279\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"numeric-id\":215627}}},"
                            + "\"rank\":\"normal\"}]}}");
            for (int i = 0; i < MANY; i++) {
                out.write(",\n{\"type\":\"item\",\"id\":\"Q" + (1_000_000 + i) + "\",\"labels\":{\"en\":{\"language\":"
                        + "\"en\",\"value\":\"Person Number " + i + "\"}},\"claims\":{\"P31\":[{\"mainsnak\":"
                        + "{\"datavalue\":{\"value\":{\"numeric-id\":5}}},\"rank\":\"normal\"}]},\"sitelinks\":"
                        + "{\"enwiki\":{\"site\":\"enwiki\",\"title\":\"" + "x".repeat(200) + "\"}}}");
            }
            out.write("\n]\n");
        }
        return large;
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_build_that_was_stopped_goes_on_where_it_was() throws Exception {
        Path large = large();
        byte[] whole = recordsOf(build(large));
        Files.delete(folder.resolve("made.dictionary"));

        AtomicLong stoppedAt = new AtomicLong();
        assertThatThrownBy(() -> new DictionaryBuild(options(large)).run((_, items, _) -> {
                    stoppedAt.set(items);
                    throw new Stopped();
                }))
                .isInstanceOf(Stopped.class);
        assertThat(stoppedAt).hasPositiveValue();
        assertThat(folder.resolve("made.dictionary")).doesNotExist();
        // What a killed process wrote after its last checkpoint is of no worth.
        Path building = folder.resolve("made.dictionary.building");
        Files.writeString(building.resolve(DumpScan.SPOOL), "half an it", StandardOpenOption.APPEND);
        Files.writeString(building.resolve(DumpScan.CLASSES), "ha", StandardOpenOption.APPEND);

        AtomicLong first = new AtomicLong();
        DictionaryBuild.Built built =
                new DictionaryBuild(options(large)).run((_, items, _) -> first.compareAndSet(0, items));
        assertThat(first.get()).as("it went on").isGreaterThan(stoppedAt.get());
        assertThat(built.items()).isEqualTo(MANY + 1);
        assertThat(recordsOf(MappedDictionary.open(folder.resolve("made.dictionary"))))
                .isEqualTo(whole);
        assertThat(building).doesNotExist();
    }

    @Test
    void what_was_begun_with_another_dump_is_not_gone_on_with() throws Exception {
        Path large = large();
        assertThatThrownBy(() -> new DictionaryBuild(options(large)).run((_, _, _) -> {
                    throw new Stopped();
                }))
                .isInstanceOf(Stopped.class);
        DictionaryBuild other = new DictionaryBuild(options(plain()));
        assertThatThrownBy(() -> other.run((_, _, _) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("large.json")
                .hasMessageContaining("--fresh");
        other.forget();
        assertThat(other.run((_, _, _) -> {}).entities()).isEqualTo(9);
    }

    @Test
    void a_file_that_is_cut_short_is_not_taken_for_a_dictionary() throws Exception {
        build(plain());
        byte[] all = Files.readAllBytes(folder.resolve("made.dictionary"));
        Path cut = Files.write(folder.resolve("cut.dictionary"), Arrays.copyOf(all, all.length - 1));
        assertThatThrownBy(() -> MappedDictionary.open(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut.dictionary is not whole");
        Path other = Files.writeString(folder.resolve("other"), "something else ".repeat(100));
        assertThatThrownBy(() -> MappedDictionary.open(other)).hasMessageContaining("no dictionary");
    }
}
