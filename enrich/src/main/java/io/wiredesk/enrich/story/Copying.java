package io.wiredesk.enrich.story;

import io.wiredesk.news.CopiedFrom;
import io.wiredesk.news.SharedSentence;
import io.wiredesk.news.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From whom an article's text was taken, with the sentences that show it.
final class Copying {
    /// Less in common is chance, or a quotation.
    static final double TAKEN = 0.15;

    /// Sources of nearly the same share are told apart by credit, then by time.
    private static final double CLEARLY_MORE = 0.05;

    private static final double SHARED_SENTENCE = 0.4;
    private static final int MAX_EVIDENCE = 12;

    private Copying() {}

    private record Taken(Telling from, double share, boolean credited) {}

    /// @param earlier articles of the same story; later ones among them are passed over
    static Optional<CopiedFrom> find(Telling article, Collection<Telling> earlier) {
        List<Taken> taken = earlier.stream()
                .filter(other -> other.before(article))
                .map(other ->
                        new Taken(other, Overlap.share(article.shingles(), other.shingles()), credits(article, other)))
                .filter(candidate -> candidate.share() >= TAKEN)
                .toList();
        double most = taken.stream().mapToDouble(Taken::share).max().orElse(0);
        return taken.stream()
                .filter(candidate -> candidate.share() >= most - CLEARLY_MORE)
                .min(Comparator.comparing((Taken candidate) -> !candidate.credited())
                        .thenComparing(Taken::from, Telling.BY_TIME))
                .map(chosen -> edge(article, chosen));
    }

    /// Whether the article names the other's publisher as where it has its text from.
    private static boolean credits(Telling article, Telling other) {
        String publisher = other.sourceName().toLowerCase(Locale.ROOT);
        return article.credits().stream()
                .anyMatch(credit -> !credit.isEmpty() && (publisher.contains(credit) || credit.contains(publisher)));
    }

    private static CopiedFrom edge(Telling article, Taken taken) {
        Telling from = taken.from();
        return new CopiedFrom(
                from.id(),
                new Source(from.sourceName(), from.domain()),
                rounded(taken.share()),
                taken.credited(),
                evidence(article, from));
    }

    private static List<SharedSentence> evidence(Telling article, Telling from) {
        Map<Integer, BitSet> passagesOf = passagesOf(from);
        List<SharedSentence> shared = new ArrayList<>();
        for (Passage passage : article.passages()) {
            SharedSentence closest = closest(passage, from, passagesOf);
            if (closest != null) {
                shared.add(closest);
            }
        }
        return shared.stream()
                .sorted(Comparator.comparingDouble(SharedSentence::getShare)
                        .reversed()
                        .thenComparingInt(SharedSentence::getStart))
                .limit(MAX_EVIDENCE)
                .sorted(Comparator.comparingInt(SharedSentence::getStart))
                .toList();
    }

    /// In which passages each sequence is.
    private static Map<Integer, BitSet> passagesOf(Telling article) {
        Map<Integer, BitSet> passagesOf = new HashMap<>();
        for (int i = 0; i < article.passages().size(); i++) {
            for (int shingle : article.passages().get(i).shingles()) {
                passagesOf.computeIfAbsent(shingle, _ -> new BitSet()).set(i);
            }
        }
        return passagesOf;
    }

    /// The first of those that have the largest share of its sequences.
    private static @Nullable SharedSentence closest(Passage passage, Telling from, Map<Integer, BitSet> passagesOf) {
        int[] common = new int[from.passages().size()];
        for (int shingle : passage.shingles()) {
            BitSet those = passagesOf.get(shingle);
            if (those != null) {
                those.stream().forEach(i -> common[i]++);
            }
        }
        int closest = -1;
        for (int i = 0; i < common.length; i++) {
            boolean enough = common[i] > 0 && common[i] >= SHARED_SENTENCE * passage.shingles().length;
            if (enough && (closest < 0 || common[i] > common[closest])) {
                closest = i;
            }
        }
        if (closest < 0) {
            return null;
        }
        Passage other = from.passages().get(closest);
        double share = rounded((double) common[closest] / passage.shingles().length);
        return new SharedSentence(passage.start(), passage.end(), other.start(), other.end(), share);
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
