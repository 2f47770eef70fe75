package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class SumsProperties {
    @Test
    void every_stretch_sums_what_is_left_of_it() {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            List<Block> blocks = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                blocks.add(new Block("x".repeat(random.nextInt(1, 9)), 0, new Element("p"), 0));
            }
            Sums sums = new Sums(blocks, block -> block.text().length());
            boolean[] gone = new boolean[blocks.size()];
            for (int step = 0; step < 30; step++) {
                int from = random.nextInt(blocks.size() + 1);
                int to = random.nextInt(from, blocks.size() + 1);
                assertThat(sums.between(from, to))
                        .as("seed 5, round %d, %d to %d", round, from, to)
                        .isEqualTo(sum(blocks, gone, from, to));
                if (from < to && !gone[from]) {
                    gone[from] = true;
                    sums.takeOut(from);
                }
            }
        }
    }

    private static int sum(List<Block> blocks, boolean[] gone, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += gone[i] ? 0 : blocks.get(i).text().length();
        }
        return sum;
    }
}
