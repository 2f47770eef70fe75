package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.SettingDoc;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.SettingsException;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.place.IndexPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings as they are: file, then environment, then command line, the later winning. Immutable.
public final class EffectiveSettings {
    /// Variables that steer the launcher, not the program.
    private static final Set<String> LAUNCHER = Set.of("WIREDESK_JAVA_HOME", "WIREDESK_JVM_OPTIONS");

    private final Map<String, Origin> values;

    /// A value and where it was said.
    private record Origin(String value, String origin) {}

    /// One line of `wiredesk config`.
    public record Line(SettingDoc doc, String key, String value, String origin) {}

    private EffectiveSettings(Map<String, Origin> values) {
        this.values = values;
    }

    /// Merges the sources. A secret may be said by the file that holds it: its key with `-file` after it, or its
    /// variable with `_FILE`.
    ///
    /// @param file what the settings file says, by key
    /// @param environment all variables; those that don't start with `WIREDESK_` are not ours
    /// @param commandLine what the command line says, by key
    /// @throws SettingsException naming every unknown key, with the nearest known one
    public static EffectiveSettings of(
            Map<String, String> file, Map<String, String> environment, Map<String, String> commandLine) {
        KnownKeys known = new KnownKeys(SettingsGroup.describeAll());
        List<String> faults = new ArrayList<>();
        Map<String, Origin> values = new LinkedHashMap<>();
        file.forEach((key, value) -> put(values, known, key, new Origin(value, "file"), faults));
        environment.forEach((name, value) -> {
            if (name.startsWith("WIREDESK_") && !LAUNCHER.contains(name)) {
                Optional<String> key = known.ofVariable(name).or(() -> known.ofFileVariable(name));
                key.ifPresentOrElse(
                        named -> put(values, known, named, new Origin(value, "environment"), faults),
                        () -> faults.add("the environment variable " + name + " is no setting; see `wiredesk config`"));
            }
        });
        commandLine.forEach((key, value) -> put(values, known, key, new Origin(value, "command line"), faults));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new EffectiveSettings(values);
    }

    private static void put(
            Map<String, Origin> values, KnownKeys known, String key, Origin value, List<String> faults) {
        Optional<String> secret = known.secretOfFile(key);
        if (secret.isPresent()) {
            try {
                String text = Files.readString(Path.of(value.value())).strip();
                values.put(secret.get(), new Origin(text, value.origin() + ", from " + value.value()));
            } catch (IOException | InvalidPathException e) {
                faults.add(key + ": the file " + value.value() + " can't be read (" + value.origin() + ")");
            }
        } else if (known.has(key)) {
            values.put(key, value);
        } else {
            faults.add(key + " is no setting (" + value.origin() + "); the nearest is " + known.nearest(key));
        }
    }

    /// These settings with others where nothing was said.
    public EffectiveSettings orElse(Map<String, String> defaults) {
        return merged(defaults, false);
    }

    /// These settings with others, whatever was said.
    public EffectiveSettings with(Map<String, String> others) {
        return merged(others, true);
    }

    private EffectiveSettings merged(Map<String, String> others, boolean overriding) {
        Map<String, Origin> merged = new LinkedHashMap<>(values);
        others.forEach((key, value) -> {
            if (overriding || !merged.containsKey(key)) {
                merged.put(key, new Origin(value, "command"));
            }
        });
        return new EffectiveSettings(merged);
    }

    /// One record of settings.
    ///
    /// @throws SettingsException with every fault of it
    public <R extends Record> R read(Class<R> type) {
        Map<String, String> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, value.value()));
        return Settings.read(type, SettingsGroup.of(type).key, plain);
    }

    public WireConfig wire() {
        return read(WireConfig.class);
    }

    public DataConfig data() {
        return read(DataConfig.class);
    }

    /// Where the index is that these settings choose.
    public IndexPlace index() {
        return index(data().index());
    }

    /// The same, with a folder of the caller's choice where the index is one of this machine.
    public IndexPlace index(Path folder) {
        return IndexPlaces.of(read(SinkConfig.class), folder);
    }

    /// Checks every record.
    ///
    /// @throws SettingsException with the faults of all
    public void validate() {
        List<String> faults = new ArrayList<>();
        for (SettingsGroup group : SettingsGroup.values()) {
            try {
                var _ = read(group.type);
            } catch (SettingsException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    /// Every setting with its value, secrets masked.
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (SettingDoc doc : SettingsGroup.describeAll()) {
            if (doc.key().endsWith(".*")) {
                String prefix = doc.key().substring(0, doc.key().length() - 1);
                values.keySet().stream()
                        .filter(key -> key.startsWith(prefix))
                        .forEach(key -> lines.add(line(doc, key)));
            } else {
                lines.add(line(doc, doc.key()));
            }
        }
        return List.copyOf(lines);
    }

    private Line line(SettingDoc doc, String key) {
        Origin said = values.getOrDefault(key, new Origin(doc.defaultValue(), "default"));
        return new Line(doc, key, doc.secret() && !said.value().isEmpty() ? "***" : said.value(), said.origin());
    }

    /// What the file says, for a start.
    public static Map<String, String> readFile(Path file) {
        return SettingsFile.read(file);
    }
}
