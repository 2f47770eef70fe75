package io.wiredesk.enrich.story;

import io.wiredesk.news.CopiedFrom;
import io.wiredesk.news.SharedSentence;
import io.wiredesk.news.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        List<SharedSentence> shared = new ArrayList<>();
        for (Passage passage : article.passages()) {
            SharedSentence closest = closest(passage, from);
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

    private static @Nullable SharedSentence closest(Passage passage, Telling from) {
        SharedSentence closest = null;
        for (Passage other : from.passages()) {
            double share = share(passage.shingles(), other.shingles());
            if (share >= SHARED_SENTENCE && (closest == null || share > closest.getShare())) {
                closest =
                        new SharedSentence(passage.start(), passage.end(), other.start(), other.end(), rounded(share));
            }
        }
        return closest;
    }

    private static double share(int[] of, int[] in) {
        Set<Integer> there = new HashSet<>();
        for (int shingle : in) {
            there.add(shingle);
        }
        int common = 0;
        for (int shingle : of) {
            common += there.contains(shingle) ? 1 : 0;
        }
        return of.length == 0 ? 0 : (double) common / of.length;
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
