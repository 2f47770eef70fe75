package io.wiredesk.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.extract.ExtractedPage;
import io.wiredesk.ingest.extract.PageReader;
import org.jspecify.annotations.Nullable;

/// What full-text extraction makes of a page, as the JSON of `feeds inspect --page`. Never throws.
public final class PageInspector {
    private PageInspector() {}

    /// @param file name to repeat in the answer; null for none
    /// @param contentType the Content-Type the page came with; null for none
    /// @param url the address it came from; null for none
    public static ObjectNode inspect(
            @Nullable String file, byte[] body, @Nullable String contentType, @Nullable String url) {
        try {
            ExtractedPage page = PageReader.read(body, contentType, url);
            ObjectNode answer = named(file).put("title", page.title()).put("text", page.text());
            answer.put("byline", page.byline());
            answer.put(
                    "published",
                    page.published() == null ? null : page.published().toString());
            answer.put("language", page.language()).put("canonical", page.canonical());
            return page.hasText() ? answer : answer.put("error", "no article was found in the page");
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable(file, "reading failed inside the program: " + e);
        }
    }

    /// The answer where there is nothing to read.
    public static ObjectNode unreadable(@Nullable String file, String why) {
        ObjectNode answer = named(file).putNull("title").putNull("text").putNull("byline");
        return answer.putNull("published")
                .putNull("language")
                .putNull("canonical")
                .put("error", why);
    }

    private static ObjectNode named(@Nullable String file) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return file == null ? answer : answer.put("file", file);
    }
}
