package io.wiredesk.enrich.link;

import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.dictionary.BundledDictionary;
import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Spans to entities: brought together within the text, then looked up by their fullest name. Where two in the
/// dictionary
/// are as likely, or only a family name is known, the entity stays local: a wrong id is worse than none.
///
/// Immutable and safe for several threads.
public final class EntityLinker {
    /// A family name alone is linked from this popularity on.
    private static final int FAMOUS = 95;
    /// How much more popular the best must be than the next, to be meant.
    private static final int CLEARLY = 5;
    /// What a recogniser's disagreement on place or body costs.
    private static final int OTHER_TYPE = 25;

    private static final int LOCAL_ID_CHARS = 16;

    private final Dictionary dictionary;

    private EntityLinker(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// With the bundled dictionary.
    public static EntityLinker bundled() {
        return new EntityLinker(BundledDictionary.get());
    }

    /// Whether the dictionary has something of this name.
    public boolean knows(String name) {
        return !dictionary.find(Names.key(name)).isEmpty();
    }

    /// The entities of one text, in order of their first mention.
    public List<LinkedEntity> link(String text, List<NameSpan> spans) {
        Map<String, Cluster> byId = new LinkedHashMap<>();
        Map<String, Known> known = new LinkedHashMap<>();
        for (Cluster cluster : Coreference.of(text, spans)) {
            // Two kinds of things of one name, a town and its club, are not the same entity.
            Optional<Known> found = lookUp(cluster).filter(k -> {
                Cluster taken = byId.get(k.id());
                return taken == null || taken.type() == cluster.type();
            });
            String id = found.map(Known::id).orElseGet(() -> localId(cluster));
            found.ifPresent(k -> known.put(id, k));
            byId.merge(id, cluster, (first, second) -> {
                first.addAll(second);
                return first;
            });
        }
        List<LinkedEntity> linked = new ArrayList<>();
        byId.forEach((id, cluster) -> linked.add(entity(id, cluster, Optional.ofNullable(known.get(id)))));
        return List.copyOf(linked);
    }

    private static LinkedEntity entity(String id, Cluster cluster, Optional<Known> known) {
        double sure = cluster.confidence()
                * known.map(k -> 0.7 + 0.003 * k.popularity()).orElse(0.7);
        return new LinkedEntity(
                id,
                known.map(Known::name).orElseGet(cluster::fullest),
                cluster.type() == NameType.MISC ? known.map(Known::type).orElse(NameType.MISC) : cluster.type(),
                Math.round(Math.clamp(sure, 0, 1) * 1000) / 1000.0,
                cluster.mentions());
    }

    private Optional<Known> lookUp(Cluster cluster) {
        return cluster.keys().stream()
                .sorted(Comparator.<String>comparingInt(key -> Names.words(key).size())
                        .thenComparingInt(String::length)
                        .reversed())
                .map(key -> meant(key, cluster.type(), cluster.keys().size() == 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Known> meant(String key, NameType type, boolean only) {
        List<Scored> scored = dictionary.find(key).stream()
                .map(known -> new Scored(known, score(known, key, type, only)))
                .filter(candidate -> candidate.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .toList();
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        boolean clear =
                scored.size() == 1 || scored.get(0).score() - scored.get(1).score() >= CLEARLY;
        return clear ? Optional.of(scored.get(0).known()) : Optional.empty();
    }

    private record Scored(Known known, int score) {}

    /// How likely the text means this one; 0 rules it out.
    private static int score(Known known, String key, NameType type, boolean only) {
        boolean familyName = known.type() == NameType.PERSON && !key.contains(" ");
        if (familyName && (!only || known.popularity() < FAMOUS)) {
            return 0;
        }
        if (known.type() == type) {
            return known.popularity() + 1;
        }
        boolean personally = known.type() == NameType.PERSON || type == NameType.PERSON;
        if (personally && !key.contains(" ") && known.popularity() < FAMOUS) {
            return 0;
        }
        // A name of several words hardly ever names two kinds of things, whatever the recogniser takes it for.
        return Math.max(key.contains(" ") ? 1 : 0, known.popularity() - OTHER_TYPE);
    }

    /// The same name of the same kind has the same id in every article.
    private static String localId(Cluster cluster) {
        String what = cluster.type().name() + "|" + Names.key(cluster.fullest());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return "local:" + HexFormat.of().formatHex(digest).substring(0, LOCAL_ID_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
