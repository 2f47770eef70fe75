package io.wiredesk.desk.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.news.StoryRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The closing table's lines about stories: who had it first, who copied it.
final class StoryLines {
    private static final int SHOWN = 3;

    private StoryLines() {}

    static ObjectNode json(Story story) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", story.getId()).put("title", story.getTitle()).put("size", story.getSize());
        json.put("first_publisher", story.getFirstPublisher().getName());
        ArrayNode articles = json.putArray("articles");
        for (StoryArticle article : story.getArticles()) {
            ObjectNode one = articles.addObject();
            one.put("id", article.getArticleId())
                    .put("source", article.getSource().getName());
            one.put("role", article.getRole().name().toLowerCase(Locale.ROOT));
            if (article.getCopiedFrom() != null) {
                one.put("copied_from", article.getCopiedFrom().getSource().getName());
                one.put("share", article.getCopiedFrom().getShare());
            }
        }
        return json;
    }

    /// One line, and one more for each of the largest stories that several tell.
    static String summary(List<Story> stories) {
        long shared = stories.stream().filter(story -> story.getSize() > 1).count();
        String largest = stories.stream()
                .filter(story -> story.getSize() > 1)
                .limit(SHOWN)
                .map(story -> "\n" + " ".repeat(14) + line(story))
                .collect(Collectors.joining());
        return stories.size() + ", " + shared + " of them told by several" + largest;
    }

    private static String line(Story story) {
        String copies = story.getArticles().stream()
                .filter(article -> article.getRole() == StoryRole.COPY)
                .map(article -> article.getSource().getName())
                .distinct()
                .collect(Collectors.joining(", "));
        return "\"" + story.getTitle() + "\": first "
                + story.getFirstPublisher().getName()
                + (copies.isEmpty() ? "" : ", copied by " + copies);
    }
}
