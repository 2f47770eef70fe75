package io.wiredesk.desk.record;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.MediaTopicRoot;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Which articles are wanted: of each kind of criterion one must hold; a kind without any asks nothing. Pure.
///
/// @param entities QIDs or local ids
/// @param subjects slugs or codes of Media Topics
/// @param sources domains; a domain stands for those below it too
/// @param languages BCP 47 tags; `en` stands for `en-GB` too
public record ArticleFilter(List<String> entities, List<String> subjects, List<String> sources, List<String> languages)
        implements Predicate<EnrichedArticle> {

    /// Whether nothing is asked.
    public boolean passesAll() {
        return entities.isEmpty() && subjects.isEmpty() && sources.isEmpty() && languages.isEmpty();
    }

    @Override
    public boolean test(EnrichedArticle article) {
        return (entities.isEmpty()
                        || article.getEntities().stream().anyMatch(entity -> entities.contains(entity.getId())))
                && (subjects.isEmpty() || article.getTopics().stream().anyMatch(topic -> subject(topic.getCode())))
                && (sources.isEmpty()
                        || below(sources, article.getArticle().getSource().getDomain(), "."))
                && (languages.isEmpty()
                        || languages.stream().anyMatch(wanted -> speaks(article.getLanguage(), wanted)));
    }

    private boolean subject(String code) {
        return subjects.contains(code)
                || MediaTopicRoot.ofCode(code)
                        .map(root -> subjects.contains(root.slug()))
                        .orElse(false);
    }

    private static boolean below(List<String> wanted, String domain, String separator) {
        return wanted.stream().anyMatch(w -> domain.equals(w) || domain.endsWith(separator + w));
    }

    private static boolean speaks(String language, String wanted) {
        String tag = language.toLowerCase(Locale.ROOT);
        String prefix = wanted.toLowerCase(Locale.ROOT);
        return tag.equals(prefix) || tag.startsWith(prefix + "-");
    }
}
