package io.wiredesk.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What differs between two answers of `annotate` on the same text: for entities, subjects, attribution and quotations,
/// what only the earlier says (`gone`) and what only the later says (`new`).
public final class AnswerDiff {
    private AnswerDiff() {}

    /// @return `{"id", "same", "entities": {"gone", "new"}, …}`; parts that agree are left out
    public static ObjectNode of(JsonNode earlier, JsonNode later) {
        ObjectNode diff = JsonNodeFactory.instance.objectNode();
        diff.put("id", later.path("id").asText());
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        part(
                parts,
                "language",
                Set.of(earlier.path("language").asText()),
                Set.of(later.path("language").asText()));
        compare(
                parts,
                "entities",
                earlier,
                later,
                e -> e.path("id").asText() + " " + e.path("name").asText());
        compare(
                parts,
                "topics",
                earlier,
                later,
                t -> t.path("code").asText() + " " + t.path("name").asText());
        compare(
                parts,
                "attribution",
                earlier,
                later,
                a -> a.path("kind").asText() + " " + a.path("name").asText());
        compare(
                parts,
                "quotations",
                earlier,
                later,
                q -> q.path("speaker").asText() + ": " + q.path("text").asText());
        diff.put("same", parts.isEmpty());
        diff.setAll(parts);
        return diff;
    }

    private static void compare(
            ObjectNode parts, String name, JsonNode earlier, JsonNode later, Function<JsonNode, String> label) {
        part(parts, name, labels(earlier.path(name), label), labels(later.path(name), label));
    }

    private static Set<String> labels(JsonNode array, Function<JsonNode, String> label) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void part(ObjectNode parts, String name, Set<String> earlier, Set<String> later) {
        if (!earlier.equals(later)) {
            ObjectNode part = parts.putObject(name);
            only(part.putArray("gone"), earlier, later);
            only(part.putArray("new"), later, earlier);
        }
    }

    private static void only(ArrayNode out, Set<String> of, Set<String> without) {
        of.stream().filter(label -> !without.contains(label)).forEach(out::add);
    }
}
