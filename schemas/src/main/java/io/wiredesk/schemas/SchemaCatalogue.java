package io.wiredesk.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/// Every version of every schema that was ever published, with its id: the registry that ships with the program.
/// The committed versions are `catalogue/ID-RECORD-vVERSION.avsc` beside this class, listed in `catalogue/index`.
/// Immutable.
public final class SchemaCatalogue implements SchemaSource {
    private static final SchemaCatalogue BUNDLED = new SchemaCatalogue(load());

    private final List<SchemaVersion> versions;
    private final Map<Integer, SchemaVersion> byId;
    private final Map<Schema, SchemaVersion> bySchema;

    SchemaCatalogue(List<SchemaVersion> versions) {
        this.versions = List.copyOf(versions);
        byId = versions.stream().collect(Collectors.toUnmodifiableMap(SchemaVersion::id, Function.identity()));
        bySchema = versions.stream().collect(Collectors.toUnmodifiableMap(SchemaVersion::schema, Function.identity()));
    }

    /// The catalogue of this program.
    public static SchemaCatalogue bundled() {
        return BUNDLED;
    }

    /// All versions, by record and version.
    public List<SchemaVersion> versions() {
        return versions;
    }

    /// The versions of one record, oldest first; empty for an unknown record.
    public List<SchemaVersion> versions(String record) {
        return versions.stream().filter(v -> v.record().equals(record)).toList();
    }

    /// The newest version of one record.
    public Optional<SchemaVersion> newest(String record) {
        return versions(record).stream().max(Comparator.comparingInt(SchemaVersion::version));
    }

    /// The version with this id.
    public Optional<SchemaVersion> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        SchemaVersion version = bySchema.get(schema);
        if (version == null) {
            throw new SchemaUnavailableException("the schema of " + schema.getFullName() + " for " + subject
                    + " is not in the catalogue; commit it as a new version");
        }
        return version.id();
    }

    @Override
    public Schema byId(int id) {
        return find(id).map(SchemaVersion::schema)
                .orElseThrow(
                        () -> new UnknownSchemaException(
                                "schema id " + id
                                        + " is not in the catalogue; set schemas.registry-url if the record was written with a registry"));
    }

    private static List<SchemaVersion> load() {
        return resource("catalogue/index")
                .lines()
                .filter(line -> !line.isBlank())
                .map(SchemaCatalogue::read)
                .sorted(Comparator.comparing(SchemaVersion::record).thenComparingInt(SchemaVersion::version))
                .toList();
    }

    private static SchemaVersion read(String file) {
        String[] parts = file.replace(".avsc", "").split("-", -1);
        Schema schema = new Schema.Parser().parse(resource("catalogue/" + file));
        return new SchemaVersion(Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2].substring(1)), schema);
    }

    private static String resource(String name) {
        try (InputStream in = SchemaCatalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program's schema catalogue lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
