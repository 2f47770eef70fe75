package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.KnownEntity;
import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Spans to entities: brought together within the text, then weighed by what their names could mean and what else the
/// text names ([Judge]). Where nothing is sure enough the entity stays local: a wrong id is worse than none.
///
/// Immutable and safe for several threads.
public final class EntityLinker {
    /// Changes with the rules.
    public static final String VERSION = "link-2";

    private static final int LOCAL_ID_CHARS = 16;

    private final Dictionary dictionary;

    public EntityLinker(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// Whether the dictionary has something of this name.
    public boolean knows(String name) {
        return !dictionary.find(Names.key(name)).isEmpty();
    }

    /// The entities of one text, in order of their first mention.
    public List<LinkedEntity> link(String text, List<NameSpan> spans) {
        Map<String, Decided> byId = new LinkedHashMap<>();
        for (Decided decided : decide(text, spans)) {
            byId.merge(decided.group(), decided, (first, second) -> {
                first.cluster().addAll(second.cluster());
                return first;
            });
        }
        return byId.values().stream().map(EntityLinker::entity).toList();
    }

    /// Why each entity of the text is what [#link] says it is.
    public List<Decision> explain(String text, List<NameSpan> spans) {
        return decide(text, spans).stream().map(Decided::decision).toList();
    }

    private record Decided(Cluster cluster, Decision decision) {
        /// What becomes one entity. A people has its country's id, but is no place.
        String group() {
            return decision.id() + (cluster.type() == NameType.MISC ? " people" : "");
        }
    }

    private List<Decided> decide(String text, List<NameSpan> spans) {
        List<Cluster> clusters = Coreference.of(text, spans);
        Judge judge = new Judge(dictionary, Surroundings.of(text, clusters, dictionary));
        Map<String, NameType> taken = new LinkedHashMap<>();
        List<Decided> decided = new ArrayList<>();
        for (Cluster cluster : clusters) {
            Optional<Known> country = country(cluster);
            if (country.isPresent()) {
                decided.add(new Decided(cluster, Decision.ofPeople(country.get(), Judge.DEMANDS)));
                continue;
            }
            Judge.Verdict verdict = judge.judge(cluster);
            // Two kinds of things of one name, a town and its club, are not the same entity.
            Optional<Known> meant = verdict.meant()
                    .filter(known -> known.type() != NameType.LOCATION
                            || taken.getOrDefault(known.id(), cluster.type()) == cluster.type());
            meant.ifPresent(known -> taken.put(known.id(), cluster.type()));
            String id = meant.map(Known::id).orElseGet(() -> localId(cluster));
            decided.add(new Decided(cluster, new Decision(id, Judge.DEMANDS, verdict.candidates(), meant)));
        }
        return decided;
    }

    /// The country whose people or adjective this is.
    private Optional<Known> country(Cluster cluster) {
        return cluster.type() == NameType.MISC
                ? dictionary
                        .people(cluster.fullest())
                        .flatMap(dictionary::entity)
                        .map(KnownEntity::known)
                : Optional.empty();
    }

    private static LinkedEntity entity(Decided decided) {
        Cluster cluster = decided.cluster();
        Optional<Known> known = decided.decision().chosen();
        double sure = cluster.confidence()
                * known.map(k -> 0.7 + 0.003 * k.popularity()).orElse(0.7);
        return new LinkedEntity(
                decided.decision().id(),
                known.map(Known::name).orElseGet(cluster::fullest),
                cluster.type(),
                Math.round(Math.clamp(sure, 0, 1) * 1000) / 1000.0,
                cluster.mentions());
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
