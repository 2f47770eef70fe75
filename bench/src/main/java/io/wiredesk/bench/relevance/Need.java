package io.wiredesk.bench.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What somebody looks for, how it is asked for, and which articles would help.
///
/// @param grades how much, 1 to 3, by article id; those not named don't
/// @param tuning whether weights may be chosen by it; the others check them
record Need(Kind kind, String query, Map<String, Integer> grades, boolean tuning) {
    /// Why somebody searches.
    enum Kind {
        /// An event, in words that its reports use.
        WORDS("an event in its own words"),
        /// An event, in other words.
        MEANING("an event in other words"),
        /// Somebody or something, by name: best where it is the subject.
        NAME("a name"),
        /// What is new about somebody or something: best where it is new.
        NEWS("what is new of a name");

        private final String says;

        Kind(String says) {
            this.says = says;
        }

        String says() {
            return says;
        }
    }

    private static final int DEPTH = 10;

    Need {
        grades = Map.copyOf(grades);
    }

    /// Normalised discounted cumulative gain of the first ten, 0 to 1, with gains of 2^grade − 1.
    ///
    /// Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20 (2002);
    /// the gain as of Burges et al., "Learning to rank using gradient descent", ICML 2005.
    ///
    /// @param found ids, the best first
    double ndcg(List<String> found) {
        List<Integer> best =
                grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        double ideal = gain(best);
        List<Integer> reached =
                found.stream().map(id -> grades.getOrDefault(id, 0)).toList();
        return gain(reached) / ideal;
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2);
        }
        return gain;
    }
}
