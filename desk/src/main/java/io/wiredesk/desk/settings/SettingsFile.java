package io.wiredesk.desk.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wiredesk.schemas.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `wiredesk.yaml` as keys and values: nested groups become dotted keys, lists become comma-separated text.
final class SettingsFile {
    private SettingsFile() {}

    /// @throws SettingsException when the file can't be read or is not YAML
    static Map<String, String> read(Path file) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            JsonNode root = new YAMLMapper().readTree(Files.readString(file));
            if (root != null) {
                flatten("", root, values);
            }
            return values;
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new SettingsException(List.of("the settings file " + file + " can't be read: " + why));
        }
    }

    private static void flatten(String key, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), values));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            values.put(key, String.join(",", items));
        } else if (!node.isMissingNode()) {
            values.put(key, node.isNull() ? "" : node.asText());
        }
    }
}
