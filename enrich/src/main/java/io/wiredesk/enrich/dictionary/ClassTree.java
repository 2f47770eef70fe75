package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Which classes are persons, organisations, places, by Wikidata's own `subclass of` (P279). A class that is below
/// several of the roots, as a university is an organisation and a place, is what the nearest root says; of two as
/// near, a
/// person before a place before an organisation.
///
/// Kept as one sorted array, eight bytes a statement: Wikidata has some millions.
final class ClassTree {
    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;
    /// Wikidata's tree has odd ends far up: what is further from a root than this is not of its kind.
    private static final int FARTHEST = 12;

    /// The roots, in the order in which they go before each other. The first three are the types of entity-linking
    /// annotations (Q215627 person, Q27096213 geographic entity, Q43229 organization), then what else news name:
    /// Q1656682
    /// event, Q2424752 product.
    private static final Map<Long, NameType> ROOTS = Map.of(
            215_627L, NameType.PERSON,
            27_096_213L, NameType.LOCATION,
            43_229L, NameType.ORGANIZATION,
            1_656_682L, NameType.MISC,
            2_424_752L, NameType.MISC);

    private final long[] edges;
    private final Map<Long, Optional<Near>> known = new HashMap<>();

    private record Near(NameType type, int steps) {
        /// The nearer; of two as near the one of the earlier type.
        boolean before(Near other) {
            return steps != other.steps ? steps < other.steps : rank(type) < rank(other.type);
        }

        private static int rank(NameType type) {
            return switch (type) {
                case PERSON -> 0;
                case LOCATION -> 1;
                case ORGANIZATION -> 2;
                case MISC -> 3;
            };
        }
    }

    /// @param edges `child << 32 | parent`, in any order; sorted in place
    ClassTree(long[] edges) {
        Arrays.sort(edges);
        this.edges = edges;
    }

    static long edge(long child, long parent) {
        return child << HALF | parent;
    }

    /// What an instance of these classes is; empty when none is below a root.
    Optional<NameType> type(Collection<Long> classes) {
        Optional<Near> best = Optional.empty();
        for (long each : classes) {
            Optional<Near> near = known.computeIfAbsent(each, this::near);
            if (near.isPresent() && (best.isEmpty() || near.get().before(best.get()))) {
                best = near;
            }
        }
        return best.map(Near::type);
    }

    /// Breadth first, up to the nearest root.
    private Optional<Near> near(long from) {
        Map<Long, Integer> steps = new HashMap<>();
        Deque<Long> open = new ArrayDeque<>();
        steps.put(from, 0);
        open.add(from);
        Optional<Near> best = Optional.empty();
        for (Long at = open.poll(); at != null; at = open.poll()) {
            int far = steps.getOrDefault(at, 0);
            if (far > FARTHEST || (best.isPresent() && far > best.get().steps())) {
                break;
            }
            NameType type = ROOTS.get(at);
            if (type != null) {
                Near near = new Near(type, far);
                best = best.isEmpty() || near.before(best.get()) ? Optional.of(near) : best;
            }
            up(at, far + 1, steps, open);
        }
        return best;
    }

    private void up(long child, int far, Map<Long, Integer> steps, Deque<Long> open) {
        for (int i = first(child).orElse(edges.length); i < edges.length && edges[i] >>> HALF == child; i++) {
            long parent = edges[i] & LOW;
            if (steps.putIfAbsent(parent, far) == null) {
                open.add(parent);
            }
        }
    }

    private OptionalInt first(long child) {
        int at = Arrays.binarySearch(edges, child << HALF);
        int first = at < 0 ? -at - 1 : at;
        return first < edges.length ? OptionalInt.of(first) : OptionalInt.empty();
    }
}
