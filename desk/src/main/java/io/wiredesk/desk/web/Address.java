package io.wiredesk.desk.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An address of ours with its parameters, from which the links around it are made. Immutable.
public final class Address {
    private static final String CURSOR = "cursor";

    private final String path;
    private final Map<String, List<String>> parameters;

    private Address(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    static Address of(String path) {
        return new Address(path, Map.of());
    }

    /// What was asked for, without empty parameters, which forms send.
    static Address of(Context context) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        context.queryParamMap().forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                given.put(name, filled);
            }
        });
        return new Address(context.path(), given);
    }

    /// The same parameters elsewhere.
    public Address at(String otherPath) {
        return new Address(otherPath, parameters);
    }

    /// With this value alone; from the first page on.
    public Address with(String name, String value) {
        return changed(name, List.of(value));
    }

    /// With this value beside those that are there; from the first page on.
    public Address plus(String name, String value) {
        List<String> values = new ArrayList<>(values(name));
        if (!values.contains(value)) {
            values.add(value);
        }
        return changed(name, values);
    }

    /// Without this value; from the first page on.
    public Address minus(String name, String value) {
        return changed(
                name, values(name).stream().filter(each -> !each.equals(value)).toList());
    }

    /// Without any value of these; from the first page on.
    public Address without(String... names) {
        Address rest = this;
        for (String name : names) {
            rest = rest.changed(name, List.of());
        }
        return rest;
    }

    private Address changed(String name, List<String> values) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        all.remove(CURSOR);
        all.remove(name);
        if (!values.isEmpty()) {
            all.put(name, List.copyOf(values));
        }
        return new Address(path, all);
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    public List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /// The first value, or nothing.
    public String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    /// Every parameter but these, in order, for a form's hidden fields.
    public List<Map.Entry<String, String>> others(String... names) {
        List<String> left = List.of(names);
        return parameters.entrySet().stream()
                .filter(entry -> !left.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .toList();
    }

    /// A value in an address.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// Path and query, to be put into an attribute.
    @Override
    public String toString() {
        String query = others().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
