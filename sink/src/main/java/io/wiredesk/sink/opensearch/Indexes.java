package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;

/// The indexes of a wire in a cluster: each ever built is called by the alias, a dash and a number, and the alias
/// points at the one that is searched and fed.
final class Indexes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Cluster cluster;
    private final String alias;

    Indexes(Cluster cluster, String alias) {
        this.cluster = cluster;
        this.alias = alias;
    }

    String name(int number) {
        return alias + "-" + number;
    }

    /// The number of the index behind the alias; empty where there is none.
    Optional<Integer> current() {
        Cluster.Answer answer = cluster.ask("GET", "_alias/" + alias, null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() >= 300) {
            throw Cluster.refused("GET", "_alias/" + alias, answer);
        }
        Iterator<String> names = answer.body().fieldNames();
        String name = names.hasNext() ? names.next() : "";
        if (!name.matches(Pattern.quote(alias) + "-[0-9]{1,9}") || names.hasNext()) {
            throw new IllegalStateException(
                    "the alias " + alias + " points at " + answer.body().size()
                            + " indexes, the first '" + name + "'; it must be one of ours, " + name(1)
                            + " and so on: set sink.opensearch.alias to another");
        }
        return Optional.of(Integer.valueOf(name.substring(alias.length() + 1)));
    }

    /// Makes an index by the template as it is now; one that is there already stays as it is.
    void make(int number, boolean withAlias) {
        JsonNode _ = cluster.call(
                "PUT", "_index_template/" + alias, Template.of(alias).toString());
        ObjectNode index = JSON.objectNode();
        if (withAlias) {
            index.putObject("aliases").putObject(alias);
        }
        Cluster.Answer made = cluster.ask("PUT", name(number), index.toString());
        boolean another = made.status() == 400 // Another process was quicker, or a former one began.
                && made.body().path("error").path("type").asText("").equals("resource_already_exists_exception");
        if (made.status() >= 300 && !another) {
            throw Cluster.refused("PUT", name(number), made);
        }
    }

    /// Whether the index is there.
    boolean exists(int number) {
        return cluster.ask("HEAD", name(number), null).status() < 300;
    }

    /// @throws IllegalStateException when the index behind the alias was built by another version of this program
    void checkLayout() {
        for (JsonNode index : cluster.call("GET", alias + "/_mapping", null)) {
            String found =
                    index.path("mappings").path("_meta").path(Template.LAYOUT).asText("1");
            if (!found.equals(Template.VERSION)) {
                throw new IllegalStateException("the index " + alias + " in OpenSearch was built in layout " + found
                        + ", this program's is " + Template.VERSION + "; build it again with 'wiredesk reindex'");
            }
        }
    }

    /// Points the alias at another index, in one step.
    void point(Optional<Integer> from, int to) {
        ObjectNode change = JSON.objectNode();
        ArrayNode actions = change.putArray("actions");
        from.ifPresent(number -> actions.addObject()
                .putObject("remove")
                .put("index", name(number))
                .put("alias", alias));
        actions.addObject().putObject("add").put("index", name(to)).put("alias", alias);
        JsonNode _ = cluster.call("POST", "_aliases", change.toString());
    }

    void delete(int number) {
        Cluster.Answer answer = cluster.ask("DELETE", name(number), null);
        if (answer.status() >= 300 && answer.status() != 404) {
            throw Cluster.refused("DELETE", name(number), answer);
        }
    }
}
