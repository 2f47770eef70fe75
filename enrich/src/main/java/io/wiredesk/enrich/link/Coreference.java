package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Which names of one text mean the same entity: the same name, a part of a fuller one, its acronym.
///
/// A short name means the fuller name said last before it, as a reader takes it; where none was said before, the first
/// after it, as in a headline. What the recogniser takes for different kinds of things, a town and its club, stays
/// apart.
final class Coreference {
    private final List<Cluster> clusters = new ArrayList<>();

    private Coreference() {}

    /// Clusters in order of their first mention.
    static List<Cluster> of(String text, List<NameSpan> spans) {
        Coreference coreference = new Coreference();
        List<NameSpan> ordered =
                spans.stream().sorted(Comparator.comparingInt(NameSpan::start)).toList();
        for (NameSpan span : ordered) {
            if (!coreference.place(span, span.in(text))) {
                Cluster own = new Cluster();
                own.add(span, span.in(text));
                coreference.clusters.add(own);
            }
        }
        coreference.mergeForward();
        return coreference.clusters;
    }

    /// Puts a mention to the entity that was named before; false where there is none.
    private boolean place(NameSpan span, String surface) {
        Optional<Cluster> found = nearest(surface, span.type(), Coreference::same)
                .or(() -> nearest(surface, span.type(), Coreference::shortOf))
                .or(() -> nearest(surface, span.type(), Coreference::firstOf))
                .or(() -> nearest(surface, span.type(), Coreference::longOf).filter(Coreference::onlyShort));
        found.ifPresent(cluster -> cluster.add(span, surface));
        return found.isPresent();
    }

    private Optional<Cluster> nearest(String surface, NameType type, BiPredicate<String, Named> law) {
        String key = Names.key(surface);
        return clusters.stream()
                .filter(cluster -> cluster.type() == type)
                .filter(cluster -> cluster.keys().stream()
                        .anyMatch(known -> law.test(key, new Named(known, cluster.type(), type))))
                .max(Comparator.comparingInt(Cluster::lastStart));
    }

    /// What a name is compared with.
    ///
    /// @param key the other's name
    /// @param type what the other is
    /// @param mine what the name itself is taken for
    private record Named(String key, NameType type, NameType mine) {
        boolean persons() {
            return type == NameType.PERSON && mine == NameType.PERSON;
        }

        boolean bodies() {
            return type == NameType.ORGANIZATION && mine == NameType.ORGANIZATION;
        }
    }

    /// The same name; or an acronym and what it stands for.
    private static boolean same(String key, Named other) {
        return key.equalsIgnoreCase(other.key()) // a dateline's or a headline's capitals
                || (Names.isAcronym(key) && stands(key, other.key()))
                || (Names.isAcronym(other.key()) && stands(other.key(), key));
    }

    private static boolean stands(String acronym, String name) {
        return Names.words(name).size() > 1 && Names.initials(name).equals(acronym);
    }

    /// `Putin` after `Vladimir Putin`; `Vladimir Putin` after `Vladimir V Putin`.
    private static boolean shortOf(String key, Named other) {
        List<String> mine = Names.words(key);
        List<String> full = Names.words(other.key());
        if (other.type() == NameType.PERSON && mine.size() < full.size()) {
            return full.getLast().equals(mine.getLast())
                    && (mine.size() == 1 || (other.persons() && inOrder(mine, full)));
        }
        return other.bodies()
                && mine.size() < full.size()
                && full.subList(0, mine.size()).equals(mine);
    }

    /// `Kim` after `Kim Jong Un`: the family name comes first.
    private static boolean firstOf(String key, Named other) {
        List<String> full = Names.words(other.key());
        return other.persons() && full.size() > 1 && full.getFirst().equals(key);
    }

    /// `Vladimir Putin` after `Putin`, and a body's long name after its short one.
    private static boolean longOf(String key, Named other) {
        List<String> mine = Names.words(key);
        List<String> shorter = Names.words(other.key());
        return other.persons()
                && shorter.size() == 1
                && mine.size() > 1
                && mine.getLast().equals(shorter.getFirst());
    }

    /// Whether it is named by single words so far: `Laura Bush` is not `George Bush` that was called `Bush` as well.
    private static boolean onlyShort(Cluster cluster) {
        return cluster.keys().stream().allMatch(key -> Names.words(key).size() == 1);
    }

    private static boolean inOrder(List<String> part, List<String> whole) {
        int at = 0;
        for (String word : whole) {
            if (at < part.size() && part.get(at).equals(word)) {
                at++;
            }
        }
        return at == part.size();
    }

    /// Short names that stood before the fuller one: each joins the first cluster after it that it is short for.
    private void mergeForward() {
        Set<Cluster> gone = new HashSet<>();
        for (int i = 0; i < clusters.size(); i++) {
            Cluster early = clusters.get(i);
            for (Cluster late : clusters.subList(i + 1, clusters.size())) {
                if (!gone.contains(early) && isShortFor(early, late)) {
                    late.addAll(early);
                    gone.add(early);
                }
            }
        }
        clusters.removeAll(gone);
        clusters.sort(Comparator.comparingInt(c -> c.mentions().getFirst().start()));
    }

    private static boolean isShortFor(Cluster early, Cluster late) {
        return early.type() == late.type()
                && early.keys().stream()
                        .allMatch(key -> late.keys().stream()
                                .map(known -> new Named(known, late.type(), early.type()))
                                .anyMatch(named -> Stream.<BiPredicate<String, Named>>of(
                                                Coreference::same, Coreference::shortOf, Coreference::firstOf)
                                        .anyMatch(law -> law.test(key, named))));
    }
}
