package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.SettingDoc;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys that exist, and which of them a misspelt one may have meant. Pure.
final class KnownKeys {
    private static final String THROUGH = ".*";

    private static final String FILE = "-file";
    private static final String FILE_VARIABLE = "_FILE";

    /// Of what is passed through, what is kept in files of its own.
    private static final Pattern PASSED_SECRET = Pattern.compile(".*(\\.password|\\.jaas\\.config|\\.secret|\\.key)");

    private final List<String> keys;
    private final Set<String> secrets;

    KnownKeys(List<SettingDoc> docs) {
        this.keys = docs.stream().map(SettingDoc::key).toList();
        this.secrets =
                docs.stream().filter(SettingDoc::secret).map(SettingDoc::key).collect(Collectors.toSet());
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
                .filter(key -> variable(key).equals(name) && !(key.endsWith(".file") && isFileOfSecret(key)))
                .findFirst();
    }

    /// The key, ending in `-file`, that a variable ending in `_FILE` means: where a secret is to be read.
    Optional<String> ofFileVariable(String name) {
        return name.endsWith(FILE_VARIABLE)
                ? ofVariable(name.substring(0, name.length() - FILE_VARIABLE.length()))
                        .map(key -> key + FILE)
                        .filter(key -> secretOfFile(key).isPresent())
                : Optional.empty();
    }

    /// `kafka.client.ssl.keystore.password.file` is no setting of Kafka's.
    private static boolean isFileOfSecret(String key) {
        return PASSED_SECRET
                .matcher(key.substring(0, key.length() - ".file".length()))
                .matches();
    }

    /// The key of the secret that is in the file that this key names; empty for other keys.
    Optional<String> secretOfFile(String key) {
        if (!key.endsWith(FILE)) {
            return Optional.empty();
        }
        String secret = key.substring(0, key.length() - FILE.length());
        boolean passed =
                PASSED_SECRET.matcher(secret).matches() && keys.stream().anyMatch(known -> passes(known, secret));
        return secrets.contains(secret) || passed ? Optional.of(secret) : Optional.empty();
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
