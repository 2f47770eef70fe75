package io.wiredesk.schemas.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns keys and values into a settings record. A component without a [Setting] is a nested record: a group of keys.
/// A component of type `Map` passes through every key below its own. Component names become kebab case: `pollInterval`
/// under
/// the group `ingest` is `ingest.poll-interval`.
///
/// Pure; give it the values of all sources merged, the later having won.
public final class Settings {
    private final Map<String, String> values;
    private final List<String> faults = new ArrayList<>();

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /// The record with its defaults and the given values.
    ///
    /// @param group key of the record itself, such as `ingest`
    /// @param values key to value, keys in full; keys of other groups are ignored here
    /// @throws SettingsException with every fault at once
    public static <R extends Record> R read(Class<R> type, String group, Map<String, String> values) {
        Settings reading = new Settings(values);
        Object result = reading.readRecord(type, group);
        if (!reading.faults.isEmpty() || result == null) {
            throw new SettingsException(reading.faults);
        }
        return type.cast(result);
    }

    /// The record with nothing but defaults.
    public static <R extends Record> R defaults(Class<R> type, String group) {
        return read(type, group, Map.of());
    }

    /// Every setting of the record, in its order.
    public static List<SettingDoc> describe(Class<? extends Record> type, String group) {
        List<SettingDoc> docs = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            String key = key(group, component);
            if (setting == null) {
                docs.addAll(describe(component.getType().asSubclass(Record.class), key));
            } else {
                boolean through = component.getType() == Map.class;
                String shape = through ? "text" : SettingValue.typeName(component.getType());
                docs.add(new SettingDoc(
                        through ? key + ".*" : key, shape, setting.value(), setting.meaning(), setting.secret()));
            }
        }
        return List.copyOf(docs);
    }

    private @Nullable Object readRecord(Class<?> type, String group) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        int before = faults.size();
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = readComponent(components[i], key(group, components[i]));
        }
        return faults.size() > before ? null : construct(type, types, arguments, group);
    }

    private @Nullable Object readComponent(RecordComponent component, String key) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            return readRecord(component.getType(), key);
        }
        if (component.getType() == Map.class) {
            return below(key + ".");
        }
        String text = values.getOrDefault(key, setting.value());
        if (text.isBlank() && component.getType() != List.class) {
            return component.getType() == String.class && values.containsKey(key) ? text : absent(component, key);
        }
        return readValue(component.getType(), setting, key, text);
    }

    /// Nothing was said and there is no default: right for what may be null, a fault for a number.
    private @Nullable Object absent(RecordComponent component, String key) {
        if (component.getType().isPrimitive()) {
            faults.add(key + " needs a value: " + SettingValue.typeName(component.getType()));
        }
        return null;
    }

    private @Nullable Object readValue(Class<?> type, Setting setting, String key, String text) {
        try {
            Object value = SettingValue.parse(type, text);
            long size = value instanceof Duration d ? d.toMillis() : value instanceof Number n ? n.longValue() : 0;
            boolean sized = value instanceof Duration || value instanceof Number;
            if (sized && (size < setting.min() || size > setting.max())) {
                throw new IllegalArgumentException("is out of bounds: " + bounds(setting, value instanceof Duration));
            }
            return value;
        } catch (IllegalArgumentException e) {
            faults.add(key + " = '" + (setting.secret() ? "***" : text) + "' " + e.getMessage());
            return null;
        }
    }

    private static String bounds(Setting setting, boolean duration) {
        String unit = duration ? " ms" : "";
        String low = setting.min() == Long.MIN_VALUE ? "" : "at least " + setting.min() + unit;
        String high = setting.max() == Long.MAX_VALUE ? "" : "at most " + setting.max() + unit;
        return low + (low.isEmpty() || high.isEmpty() ? "" : ", ") + high;
    }

    private Map<String, String> below(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (a, b) -> b,
                        TreeMap::new));
    }

    private @Nullable Object construct(Class<?> type, Class<?>[] types, @Nullable Object[] arguments, String group) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            faults.add(group + ": " + e.getTargetException().getMessage());
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings record " + type + " can't be made", e);
        }
    }

    private static String key(String group, RecordComponent component) {
        String kebab =
                component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return group.isEmpty() ? kebab : group + "." + kebab;
    }
}
