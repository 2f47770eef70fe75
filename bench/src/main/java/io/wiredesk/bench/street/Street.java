package io.wiredesk.bench.street;

import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All of Wiredesk, however it runs.
interface Street extends AutoCloseable {
    /// Settings that every way of running it has, such as `ingest.poll-interval=500ms`.
    List<String> SETTINGS = List.of(
            "ingest.allow-private=true",
            "ingest.poll-interval=500ms",
            "ingest.min-interval=500ms",
            "ingest.max-interval=500ms",
            "ingest.host-spacing=0ms",
            "enrich.threads=2");

    /// To reach its broker with.
    WireConfig wire();

    /// Whether a search finds the article.
    boolean finds(String articleId);

    /// Why it doesn't go on, in one line; empty while it does.
    Optional<String> failure();

    /// Processor time so far, ns.
    long cpu();

    /// Where the broker keeps its log.
    Path log();

    /// Where the stages keep their state, in `state`, and the index is, in `index`.
    Path data();

    @Override
    void close() throws IOException;
}
