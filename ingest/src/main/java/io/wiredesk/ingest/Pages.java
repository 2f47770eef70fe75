package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import java.time.Instant;

/// Completes articles from their own pages. Called from many threads at once; blocks until it has an answer.
@FunctionalInterface
interface Pages {
    /// Leaves every article as its feed has it.
    Pages NONE = (teaser, _) -> teaser;

    /// @param deadline by which the answer must be there
    /// @return the article with its page's text; the teaser itself where the page can't be had
    /// @throws InterruptedException when it was called off
    Article complete(Article teaser, Instant deadline) throws InterruptedException;
}
