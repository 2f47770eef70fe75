package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.Resources;
import io.wiredesk.enrich.entity.NameType;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The dictionary that ships with the program, in memory. `training/dictionary.py` makes it: two tables, the second of
/// facts under a licence of their own.
public final class BundledDictionary implements Dictionary {
    private static final List<String> FILES = List.of("dictionary/entities.tsv.gz", "dictionary/places.tsv.gz");
    private static final int COLUMNS = 9;
    private static final int VERSION_CHARS = 8;

    private final Map<String, List<Known>> byName = new HashMap<>();
    private final Map<String, KnownEntity> byId = new HashMap<>();
    private final Map<String, NameType> marked = new HashMap<>();
    private final Map<String, String> peoples = new HashMap<>();
    private final String version;

    private BundledDictionary() {
        MessageDigest digest = sha256();
        for (String file : FILES) {
            byte[] bytes = Resources.bytes(file);
            digest.update(bytes);
            read(bytes);
        }
        byName.values()
                .forEach(same ->
                        same.sort(Comparator.comparingInt(Known::popularity).reversed()));
        version = "bundled-" + HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_CHARS);
    }

    private static final class Holder {
        private static final BundledDictionary ONCE = new BundledDictionary();
    }

    /// Read at first use, once a process.
    public static BundledDictionary get() {
        return Holder.ONCE;
    }

    @Override
    public List<Known> find(String key) {
        return byName.getOrDefault(key, List.of());
    }

    @Override
    public Optional<KnownEntity> entity(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Map<String, NameType> marked() {
        return marked;
    }

    @Override
    public Optional<String> people(String word) {
        return Optional.ofNullable(peoples.get(word));
    }

    @Override
    public long entities() {
        return byId.size();
    }

    @Override
    public String version() {
        return version;
    }

    /// Every entity, in no order.
    Iterable<KnownEntity> all() {
        return byId.values();
    }

    private void read(byte[] table) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(table)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line.split("\t", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dictionary can't be read from the program", e);
        }
    }

    /// The rows come most popular first, so that a marked name is its most popular bearer's.
    private void read(String[] row) {
        if (row.length != COLUMNS) {
            throw new IllegalStateException("the dictionary has a row of " + row.length + " columns: " + row[0]);
        }
        Known known = new Known(row[0], type(row[1]), Integer.parseInt(row[2]), row[3], row[6]);
        List<String> aliases = names(row[4]);
        if (byId.putIfAbsent(known.id(), new KnownEntity(known, aliases, "", row[7])) != null) {
            throw new IllegalStateException("the dictionary has two rows of " + known.id());
        }
        add(known, known.name());
        aliases.forEach(alias -> add(known, alias));
        for (String name : names(row[5])) {
            var _ = marked.putIfAbsent(Names.key(name), known.type());
        }
        for (String people : names(row[8])) {
            var _ = peoples.putIfAbsent(people, known.id());
        }
    }

    private void add(Known known, String name) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
