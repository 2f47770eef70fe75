package io.wiredesk.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/// The same measured of us and of others in the same run.
///
/// @param what is counted, such as `feeds parsed on one thread`
/// @param unit such as `/s`
/// @param more whether more is better
/// @param sides ours first, then the peers
public record Comparison(String what, String unit, boolean more, List<Side> sides) {
    /// One of those compared.
    ///
    /// @param name with its version, where it has one
    /// @param rounds what was measured, in turns with the others; at least one
    public record Side(String name, List<Double> rounds) {
        public Side {
            rounds = List.copyOf(rounds);
            if (rounds.isEmpty()) {
                throw new IllegalArgumentException("nothing was measured of " + name);
            }
        }

        /// The middle one, or the mean of the two in the middle.
        public double median() {
            return middle(rounds);
        }

        double lowest() {
            return rounds.stream().min(Double::compare).orElseThrow();
        }

        double highest() {
            return rounds.stream().max(Double::compare).orElseThrow();
        }
    }

    public Comparison {
        sides = List.copyOf(sides);
        if (sides.isEmpty()) {
            throw new IllegalArgumentException(what + ": nobody was measured");
        }
    }

    Side ours() {
        return sides.getFirst();
    }

    List<Side> peers() {
        return sides.subList(1, sides.size());
    }

    /// Ours divided by a peer's: the median of the rounds' own ratios, as what slows one round slows both; of the
    /// medians where one has other rounds than the other.
    public double ratio(Side peer) {
        List<Double> our = ours().rounds();
        List<Double> their = peer.rounds();
        return our.size() != their.size()
                ? ours().median() / peer.median()
                : middle(IntStream.range(0, our.size())
                        .mapToObj(i -> our.get(i) / their.get(i))
                        .toList());
    }

    private static double middle(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
