package io.wiredesk.bench.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.bench.recognition.Marked.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedTest {
    @Test
    void names_are_runs_of_tags_and_other_kinds_are_left_out(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("set.tsv"), """
                Anna\tB-PER
                Berg\tI-PER
                met\tO
                Olaf\tB-PER
                Iranian\tB-GPE

                Acme\tB-ORG
                Paris\tB-LOC
                """);
        Marked set = Marked.read(file);
        assertThat(set.name()).isEqualTo("set");
        assertThat(set.tokens()).isEqualTo(7);
        assertThat(set.names())
                .containsExactlyInAnyOrder(
                        new Name(0, 0, 2, "PER"),
                        new Name(0, 3, 4, "PER"),
                        new Name(1, 0, 1, "ORG"),
                        new Name(1, 1, 2, "LOC"));
    }
}
