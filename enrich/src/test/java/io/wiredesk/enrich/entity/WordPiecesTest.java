package io.wiredesk.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

    @Test
    void words_are_cut_exactly_as_in_training() throws IOException {
        WordPieces pieces = WordPieces.bundled();
        try (var in = WordPiecesTest.class.getResourceAsStream("/entity/pieces.tsv")) {
            assertThat(in).isNotNull();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSizeGreaterThan(40).allSatisfy(line -> {
                String[] row = line.split("\t", -1);
                List<Integer> ids = Arrays.stream(row[2].split(" ", -1))
                        .map(Integer::valueOf)
                        .toList();
                assertThat(pieces.of(row[0])).as(row[0]).isEqualTo(ids);
                assertThat(WordPieces.shape(row[0])).as(row[0]).isEqualTo(Integer.parseInt(row[1]));
            });
        }
    }

    @Test
    void the_best_row_of_labels_never_begins_inside() {
        double[][] probabilities = {
            {0.1, 0.1, 0.6, 0.05, 0.05, 0.05, 0.05}, {0.1, 0.1, 0.1, 0.1, 0.5, 0.05, 0.05},
        };
        assertThat(Tags.best(probabilities)).isEqualTo(new int[] {3, 4});
    }
}
