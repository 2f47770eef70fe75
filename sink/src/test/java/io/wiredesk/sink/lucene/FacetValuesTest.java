package io.wiredesk.sink.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.FacetLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetValuesTest {
    @Test
    void aValueKeepsItsNumberAndIsAnotherOneInAnotherField() {
        FacetValues values = new FacetValues();
        int[] first = values.numbers(0, List.of("a", "b"));
        assertThat(values.numbers(0, List.of("b", "c", "a"))).containsExactly(first[1], 2, first[0]);
        assertThat(values.numbers(1, List.of("a"))).containsExactly(3);
    }

    /// Few and many values, in segments that agree and in segments that don't: always what counting all would give.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theMostFrequentAreThoseThatCountingEverythingFinds(long seed) {
        Random random = new Random(seed);
        FacetValues values = new FacetValues();
        int known = 10 + random.nextInt(3_000);
        List<Map<String, Long>> all = new ArrayList<>();
        int[] counts = new int[0];
        for (int field = 0; field < ArticleFields.FACETS.size(); field++) {
            Map<String, Long> ofField = new HashMap<>();
            all.add(ofField);
            for (int segment = random.nextInt(5); segment >= 0; segment--) {
                int shift = segment * 37;
                List<String> names = IntStream.range(0, known)
                        .mapToObj(i -> "v" + (i + shift))
                        .toList();
                int[] numbers = values.numbers(field, names);
                counts = Arrays.copyOf(
                        counts,
                        Math.max(counts.length, IntStream.of(numbers).max().orElseThrow() + 1));
                for (int i = 0; i < 2_000; i++) {
                    int at = (int) (Math.pow(random.nextDouble(), 1 + random.nextInt(3)) * known);
                    counts[numbers[at]]++;
                    ofField.merge(names.get(at), 1L, Long::sum);
                }
            }
        }
        Map<String, Map<String, Long>> most = values.most(counts);
        for (int field = 0; field < ArticleFields.FACETS.size(); field++) {
            String name = ArticleFields.FACETS.get(field);
            assertThat(most.getOrDefault(name, Map.of()).entrySet())
                    .as(name)
                    .containsExactlyElementsOf(brute(all.get(field), FacetLists.counted(name)));
        }
    }

    private static List<Map.Entry<String, Long>> brute(Map<String, Long> all, int wanted) {
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(wanted)
                .toList();
    }
}
