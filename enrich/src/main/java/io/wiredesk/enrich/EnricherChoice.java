package io.wiredesk.enrich;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/// From the names in the settings to the enrichers that run. `NAME` is the newest version of a bundled one or one of
/// the
/// user's own, `NAME@VERSION` an earlier version, `*` all of the user's own that aren't named.
final class EnricherChoice {
    private static final String REST = "*";

    private EnricherChoice() {}

    /// @throws IllegalArgumentException naming what is wrong and what is allowed
    static List<Enricher> of(List<String> names, BundledEnrichers bundled) {
        List<Enricher> own = new ArrayList<>();
        ServiceLoader.load(Enricher.class).forEach(own::add);
        List<Enricher> chosen = new ArrayList<>();
        for (String name : names) {
            if (name.equals(REST)) {
                own.stream().filter(e -> !names.contains(e.name())).forEach(chosen::add);
            } else {
                chosen.add(find(name, own, bundled));
            }
        }
        check(chosen);
        return List.copyOf(chosen);
    }

    private static Enricher find(String name, List<Enricher> own, BundledEnrichers bundled) {
        List<Enricher> all = new ArrayList<>(bundled.newest());
        all.addAll(own);
        String[] parts = name.split("@", 2);
        Optional<Enricher> newest =
                all.stream().filter(e -> e.name().equals(parts[0])).findFirst();
        if (parts.length == 1) {
            return newest.orElseThrow(() -> unknown(name, all));
        }
        all.addAll(bundled.earlier());
        return all.stream()
                .filter(e -> e.name().equals(parts[0]) && e.version().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> unknown(name, all));
    }

    private static IllegalArgumentException unknown(String name, List<Enricher> all) {
        List<String> known = all.stream()
                .map(e -> name.contains("@") ? e.name() + "@" + e.version() : e.name())
                .toList();
        return new IllegalArgumentException("enrich.enrichers: '" + name + "' is none of " + known);
    }

    private static void check(List<Enricher> chosen) {
        Set<String> all = new HashSet<>();
        for (Enricher enricher : chosen) {
            if (!all.add(enricher.name())) {
                throw new IllegalArgumentException("enrich.enrichers names " + enricher.name() + " twice");
            }
        }
        Set<String> before = new HashSet<>();
        for (Enricher enricher : chosen) {
            for (String read : enricher.reads()) {
                if (all.contains(read) && !before.contains(read)) {
                    throw new IllegalArgumentException("enrich.enrichers: " + enricher.name() + " reads what " + read
                            + " finds, so it has to stand after it");
                }
            }
            before.add(enricher.name());
        }
    }
}
