package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.SettingDoc;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keys that exist, and which of them a misspelt one may have meant. Pure.
final class KnownKeys {
    private static final String THROUGH = ".*";

    private final List<String> keys;

    KnownKeys(List<SettingDoc> docs) {
        this.keys = docs.stream().map(SettingDoc::key).toList();
    }

    boolean has(String key) {
        return keys.stream().anyMatch(known -> known.equals(key) || passes(known, key));
    }

    private static boolean passes(String known, String key) {
        return known.endsWith(THROUGH) && key.startsWith(known.substring(0, known.length() - 1));
    }

    /// The key that an environment variable means: `WIREDESK_INGEST_POLL_INTERVAL` is `ingest.poll-interval`.
    Optional<String> ofVariable(String name) {
        return keys.stream()
                .map(known -> known.endsWith(THROUGH) ? below(known, name) : known)
                .filter(key -> variable(key).equals(name))
                .findFirst();
    }

    private static String below(String known, String name) {
        String prefix = variable(known.substring(0, known.length() - 1));
        return known.substring(0, known.length() - 1)
                + (name.startsWith(prefix)
                        ? name.substring(prefix.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.')
                        : "");
    }

    private static String variable(String key) {
        return "WIREDESK_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// The known key nearest to a wrong one.
    String nearest(String wrong) {
        return keys.stream()
                .min(Comparator.comparingInt(known -> distance(known, wrong)))
                .orElse("");
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
