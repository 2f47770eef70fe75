package io.wiredesk.desk.web;

import io.wiredesk.enrich.Enrichment;
import io.wiredesk.enrich.Why;
import io.wiredesk.news.EnrichedArticle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why an article names what it names and is about what it is about, as the page shows it.
///
/// @param title of the article
/// @param reasons in the enrichers' order
public record WhyView(String id, String title, String language, List<Reason> reasons) {

    /// Why one entity or subject is in the answer.
    ///
    /// @param by enricher with its version, and the model with its own
    /// @param numbers what was weighed
    /// @param words what spoke for it, strongest first
    public record Reason(ArticleView.Tag about, String by, String numbers, String words, List<Candidate> candidates) {}

    /// What a name could mean.
    public record Candidate(String id, String name, String score, String features, boolean chosen) {}

    static WhyView of(Enrichment.Explained explained) {
        EnrichedArticle article = explained.article();
        ArticleView view = ArticleView.line(article, List.of(), 0);
        Map<String, ArticleView.Tag> tags = new HashMap<>();
        article.getTopics().forEach(topic -> tags.put(topic.getCode(), ArticleView.topic(topic)));
        Stream.concat(view.entities().stream(), view.topics().stream()).forEach(tag -> tags.put(tag.value(), tag));
        return new WhyView(
                view.id(),
                view.title(),
                view.language(),
                explained.why().stream()
                        .map(why -> reason(
                                why,
                                tags.getOrDefault(
                                        why.about(), new ArticleView.Tag("misc", why.about(), why.about(), ""))))
                        .toList());
    }

    private static Reason reason(Why why, ArticleView.Tag about) {
        return new Reason(
                about,
                why.enricher() + " " + why.version() + " · " + why.model(),
                figures(why.numbers()),
                figures(why.words()),
                why.candidates().stream().map(WhyView::candidate).toList());
    }

    private static Candidate candidate(Why.Candidate candidate) {
        return new Candidate(
                candidate.id(),
                candidate.name(),
                figure(candidate.score()),
                figures(candidate.features()),
                candidate.chosen());
    }

    private static String figures(Map<String, Double> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey() + " " + figure(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
