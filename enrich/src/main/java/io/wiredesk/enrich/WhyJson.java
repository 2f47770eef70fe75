package io.wiredesk.enrich;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// An explanation as JSON: who says so, from what, the numbers and words that counted, and what else it could have
/// been.
final class WhyJson {
    private WhyJson() {}

    static ObjectNode of(Why why) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("enricher", why.enricher()).put("version", why.version()).put("model", why.model());
        json.set("numbers", numbers(why.numbers()));
        json.set("words", numbers(why.words()));
        ArrayNode candidates = json.putArray("candidates");
        for (Why.Candidate candidate : why.candidates()) {
            ObjectNode one = candidates.addObject();
            one.put("id", candidate.id()).put("name", candidate.name()).put("score", candidate.score());
            one.put("chosen", candidate.chosen());
            one.set("features", numbers(candidate.features()));
        }
        return json;
    }

    private static ObjectNode numbers(Map<String, Double> numbers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        numbers.forEach(json::put);
        return json;
    }
}
