package io.wiredesk.desk.command;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// Articles as lines for people, as they arrive. With `--json` stdout is kept for the document.
final class Arrivals {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int ENTITIES = 4;

    private final Shell shell;

    Arrivals(Shell shell) {
        this.shell = shell;
    }

    void print(EnrichedArticle article) {
        if (!shell.json()) {
            shell.line(line(article));
        }
    }

    /// Time, outlet, title, what is named, subjects.
    static String line(EnrichedArticle article) {
        String names = article.getEntities().stream()
                .limit(ENTITIES)
                .map(Entity::getName)
                .collect(Collectors.joining(", "));
        String topics = article.getTopics().stream()
                .map(topic -> MediaTopicRoot.ofCode(topic.getCode())
                        .map(MediaTopicRoot::slug)
                        .orElse(topic.getName()))
                .distinct()
                .collect(Collectors.joining(" "));
        String revision = article.getRevision() == 1 ? "" : " (revision " + article.getRevision() + ")";
        return TIME.format(article.getArticle().getPublished()) + "  "
                + article.getArticle().getSource().getName() + ": "
                + article.getArticle().getTitle() + revision
                + (names.isEmpty() ? "" : "  [" + names + "]")
                + (topics.isEmpty() ? "" : "  #" + topics.replace(" ", " #"));
    }
}
