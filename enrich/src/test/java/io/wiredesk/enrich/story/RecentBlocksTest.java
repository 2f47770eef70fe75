package io.wiredesk.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecentBlocksTest {
    private static final int LIMIT = 4;
    private static final int ROWS = 12;
    private static final int PREFIXES = 3;

    private final NavigableSet<String> store = new TreeSet<>();
    private final RecentBlocks blocks = new RecentBlocks(LIMIT);
    private int reads;

    private List<String> stored(String prefix) {
        return store.subSet(prefix, true, prefix + "~", true).stream()
                .limit(LIMIT)
                .toList();
    }

    private List<String> of(String prefix) {
        return blocks
                .of(prefix, () -> {
                    reads++;
                    return stored(prefix).stream()
                            .map(RecentBlocksTest::posting)
                            .toList();
                })
                .stream()
                .map(Posting::row)
                .toList();
    }

    private static Posting posting(String row) {
        return new Posting(row, row.substring(row.length() - 1));
    }

    @Test
    void whatever_is_added_and_removed_it_is_what_the_store_has() {
        Random random = new Random(7);
        for (int step = 0; step < 20_000; step++) {
            String prefix = "b|" + random.nextInt(PREFIXES) + "|";
            String row = prefix + (char) ('a' + random.nextInt(ROWS));
            switch (random.nextInt(3)) {
                case 0 -> {
                    store.add(row);
                    blocks.added(prefix, posting(row));
                }
                case 1 -> {
                    store.remove(row);
                    blocks.removed(prefix, posting(row));
                }
                default -> assertThat(of(prefix)).as("step %d", step).isEqualTo(stored(prefix));
            }
        }
    }

    @Test
    void the_store_is_asked_again_only_when_a_row_went_that_another_comes_up_for() {
        List<String> rows = new ArrayList<>(List.of("p|a", "p|b", "p|c"));
        store.addAll(rows);
        assertThat(of("p|")).isEqualTo(rows);
        blocks.removed("p|", posting("p|b"));
        store.remove("p|b");
        assertThat(of("p|")).containsExactly("p|a", "p|c");
        assertThat(reads).isEqualTo(1);

        for (String row : List.of("p|d", "p|e", "p|f")) {
            store.add(row);
            blocks.added("p|", posting(row));
        }
        blocks.removed("p|", posting("p|a"));
        store.remove("p|a");
        assertThat(of("p|")).containsExactly("p|c", "p|d", "p|e", "p|f");
        assertThat(reads).isEqualTo(2);
    }
}
