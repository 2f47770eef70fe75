package io.wiredesk.enrich.story;

import io.wiredesk.news.Story;
import java.util.List;

/// What an article came to.
///
/// @param story id of the story that it belongs to now
/// @param changed the stories that are other than before, as they are now; empty where the article is known already
public record Told(String story, List<Story> changed) {
    public Told {
        changed = List.copyOf(changed);
    }
}
