package io.wiredesk.sink.analysis;

import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.Reason.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.search.Explanation;
import org.jspecify.annotations.Nullable;

/// Lucene's account of a score, which OpenSearch gives too, as what a reader can use: which word, in which field, how
/// much. What counts for nothing and what has one part only is left out. Pure.
///
/// Source: the descriptions that Lucene 10's `Weight.explain` methods write.
public final class Reasons {
    private static final Pattern WORD = Pattern.compile("([a-z][a-z_]*):(\"[^\"]*\"|[^\\s,\\]()^]+)");

    private Reasons() {}

    /// Why a hit has its score where words alone count.
    public static Reason of(Explanation words) {
        return read(words).orElseGet(() -> Reason.of(Kind.SUM, words.getValue().doubleValue(), List.of()));
    }

    /// Why a hit has its score where age counts too.
    ///
    /// @param words the score of the words alone
    /// @param published of the article, in milliseconds since 1970
    /// @param asOf time of the search, in milliseconds since 1970
    public static Reason fresh(Explanation words, Ranking ranking, long published, long asOf) {
        Reason relevance = of(words);
        double factor = ranking.freshness(published, asOf);
        Reason freshness = Reason.of(Kind.FRESHNESS, factor, List.of());
        return Reason.of(Kind.PRODUCT, relevance.score() * factor, List.of(relevance, freshness));
    }

    private static Optional<Reason> read(Explanation account) {
        double score = account.getValue().doubleValue();
        if (!account.isMatch() || score == 0) {
            return Optional.empty();
        }
        String said = account.getDescription();
        if (said.startsWith("weight(")) {
            return Optional.of(leaf(Kind.WORD, said.replaceFirst(" in \\d+\\).*", ""), score));
        }
        if (said.startsWith("ConstantScore(") || account.getDetails().length == 0) {
            return Optional.of(leaf(Kind.FILTER, said, score));
        }
        List<Reason> parts = Stream.of(account.getDetails())
                .flatMap(part -> read(part).stream())
                .sorted(Comparator.comparingDouble(Reason::score).reversed())
                .toList();
        return switch (parts.size()) {
            case 0 -> Optional.of(leaf(Kind.FILTER, said, score));
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(Reason.of(said.startsWith("max ") ? Kind.BEST : Kind.SUM, score, parts));
        };
    }

    private static Reason leaf(Kind kind, String said, double score) {
        @Nullable String field = null;
        StringJoiner terms = new StringJoiner(" ");
        Matcher word = WORD.matcher(said);
        while (word.find()) {
            field = field == null ? word.group(1) : field;
            terms.add(word.group(2).replace("\"", ""));
        }
        return new Reason(kind, field, field == null ? null : terms.toString(), score, List.of());
    }
}
