package io.wiredesk.enrich.link;

import io.wiredesk.enrich.entity.NameType;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The bundled dictionary: what is known by which name. `training/dictionary.py` makes it. Immutable.
final class Dictionary {
    private static final String FILE = "entities.tsv.gz";
    private static final int COLUMNS = 6;

    private final Map<String, List<Known>> byName;
    private final Map<String, NameType> marked;

    /// One entity.
    ///
    /// @param popularity 0 to 100, how likely a text means this one
    record Known(String id, NameType type, int popularity, String name) {}

    private Dictionary(Map<String, List<Known>> byName, Map<String, NameType> marked) {
        this.byName = byName;
        this.marked = marked;
    }

    private static final class Holder {
        private static final Dictionary BUNDLED = load();
    }

    static Dictionary bundled() {
        return Holder.BUNDLED;
    }

    /// Everything known by this name, most popular first.
    List<Known> find(String key) {
        return byName.getOrDefault(key, List.of());
    }

    /// Names that are to be taken from a text without a recogniser's word for it, with what they name.
    Map<String, NameType> marked() {
        return marked;
    }

    private static Dictionary load() {
        Map<String, List<Known>> byName = new HashMap<>();
        Map<String, NameType> marked = new HashMap<>();
        try (InputStream in = Dictionary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new FileNotFoundException(FILE);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line.split("\t", -1), byName, marked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary can't be read from the program", e);
        }
        return new Dictionary(Map.copyOf(byName), Map.copyOf(marked));
    }

    /// The rows come most popular first, so that each name's list does too, and a marked name is its most popular
    /// bearer's.
    private static void read(String[] row, Map<String, List<Known>> byName, Map<String, NameType> marked) {
        if (row.length != COLUMNS) {
            throw new IllegalStateException("the dictionary has a row of " + row.length + " columns: " + row[0]);
        }
        Known known = new Known(row[0], type(row[1]), Integer.parseInt(row[2]), row[3]);
        add(known, row[3], byName);
        for (String alias : names(row[4])) {
            add(known, alias, byName);
        }
        for (String name : names(row[5])) {
            var _ = marked.putIfAbsent(Names.key(name), known.type());
        }
    }

    private static void add(Known known, String name, Map<String, List<Known>> byName) {
        List<Known> same = byName.computeIfAbsent(Names.key(name), _ -> new ArrayList<>(1));
        if (!same.contains(known)) {
            same.add(known);
        }
    }

    private static List<String> names(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split("\\|", -1));
    }

    private static NameType type(String type) {
        return switch (type) {
            case "PER" -> NameType.PERSON;
            case "ORG" -> NameType.ORGANIZATION;
            case "LOC" -> NameType.LOCATION;
            default -> throw new IllegalStateException("the dictionary has no type " + type);
        };
    }
}
