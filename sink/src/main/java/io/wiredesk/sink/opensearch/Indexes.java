package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;

/// The indexes of a wire in a cluster: each ever built is called by the alias, a dash and a number. The alias points at
/// the one that is searched, a second alias at the one that is fed; they differ only while one index takes another's
/// place.
final class Indexes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Cluster cluster;
    private final String alias;
    private final String fedAlias;

    Indexes(Cluster cluster, String alias) {
        this.cluster = cluster;
        this.alias = alias;
        this.fedAlias = fedAlias(alias);
    }

    /// Behind it is the index that is fed.
    static String fedAlias(String alias) {
        return alias + "-fed";
    }

    String name(int number) {
        return alias + "-" + number;
    }

    /// The number of the index that is searched; empty where there is none.
    Optional<Integer> current() {
        return behind(alias);
    }

    /// The number of the index that is fed; empty where there is none, or one of a time before there was the second
    /// alias.
    Optional<Integer> fed() {
        return behind(fedAlias);
    }

    private Optional<Integer> behind(String name) {
        Cluster.Answer answer = cluster.ask("GET", "_alias/" + name, null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() >= 300) {
            throw Cluster.refused("GET", "_alias/" + name, answer);
        }
        Iterator<String> names = answer.body().fieldNames();
        String index = names.hasNext() ? names.next() : "";
        if (!index.matches(Pattern.quote(alias) + "-[0-9]{1,9}") || names.hasNext()) {
            throw new IllegalStateException(
                    "the alias " + name + " points at " + answer.body().size()
                            + " indexes, the first '" + index + "'; it must be one of ours, " + name(1)
                            + " and so on: set sink.opensearch.alias to another");
        }
        return Optional.of(Integer.valueOf(index.substring(alias.length() + 1)));
    }

    /// Makes an index by the template as it is now; one that is there already stays as it is.
    void make(int number, boolean withAliases) {
        JsonNode _ = cluster.call(
                "PUT", "_index_template/" + alias, Template.of(alias).toString());
        ObjectNode index = JSON.objectNode();
        if (withAliases) {
            ObjectNode aliases = index.putObject("aliases");
            aliases.putObject(alias);
            aliases.putObject(fedAlias);
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

    /// Has another index searched from now on.
    void search(int number) {
        point(alias, current(), number);
    }

    /// Has another index fed from now on.
    void feed(int number) {
        point(fedAlias, fed(), number);
    }

    /// In one step.
    private void point(String name, Optional<Integer> from, int to) {
        ObjectNode change = JSON.objectNode();
        ArrayNode actions = change.putArray("actions");
        from.ifPresent(number -> actions.addObject()
                .putObject("remove")
                .put("index", name(number))
                .put("alias", name));
        actions.addObject().putObject("add").put("index", name(to)).put("alias", name);
        JsonNode _ = cluster.call("POST", "_aliases", change.toString());
    }

    void delete(int number) {
        Cluster.Answer answer = cluster.ask("DELETE", name(number), null);
        if (answer.status() >= 300 && answer.status() != 404) {
            throw Cluster.refused("DELETE", name(number), answer);
        }
    }
}
