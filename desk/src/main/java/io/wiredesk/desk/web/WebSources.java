package io.wiredesk.desk.web;

import io.wiredesk.enrich.Enrichment;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.news.Article;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.SearchIndex;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the web side shows.
///
/// @param index what can be searched
/// @param lag the last sample, once there is one
/// @param wire the cluster that is streamed from
/// @param ready whether everything behind it runs
/// @param explanations why an article's answer is what it is
/// @param vectors the meaning of what is searched for; empty for a blank text
public record WebSources(
        SearchIndex index,
        Supplier<Optional<LagReport>> lag,
        WireConfig wire,
        BooleanSupplier ready,
        Function<Article, Enrichment.Explained> explanations,
        Function<String, byte[]> vectors) {}
