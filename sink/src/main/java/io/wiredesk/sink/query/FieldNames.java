package io.wiredesk.sink.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of all fields, and the one nearest to a misspelt one.
final class FieldNames {
    static final String PUBLISHED = "published";

    /// More slips than this and it is another word.
    private static final int MAX_EDITS = 3;

    private FieldNames() {}

    static List<String> all() {
        return Stream.concat(Arrays.stream(QueryField.values()).map(QueryField::word), Stream.of(PUBLISHED))
                .toList();
    }

    static @Nullable String nearest(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(field -> edits(word, field) <= Math.min(MAX_EDITS, field.length() / 2))
                .min(Comparator.comparingInt(field -> edits(word, field)))
                .orElse(null);
    }

    /// Insertions, deletions and replacements from one to the other (Levenshtein).
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
