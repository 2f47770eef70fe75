package io.wiredesk.desk.web;

import io.wiredesk.news.Entity;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.SearchResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An entity as the page shows it: what its articles say of it.
///
/// @param wikidata its address there; null where it has none
/// @param beside entities named with it, the most frequent first
/// @param bars its articles over time
public record EntityView(
        String id,
        String name,
        String kind,
        @Nullable String wikidata,
        long total,
        List<ArticleView> articles,
        List<SearchView.Choice> beside,
        List<SearchView.Choice> topics,
        List<SearchView.Choice> sources,
        @Nullable Bars bars) {

    static EntityView of(Entity named, SearchResult found, @Nullable Bars bars) {
        String id = named.getId();
        Address search = Address.of("/search").with("entity", id);
        return new EntityView(
                id,
                named.getName(),
                named.getType().name().toLowerCase(Locale.ROOT),
                id.matches("Q[0-9]+") ? "https://www.wikidata.org/wiki/" + id : null,
                found.total(),
                found.hits().stream()
                        .map(hit -> ArticleView.line(hit.article(), List.of(), 0))
                        .toList(),
                facet(found, SearchResult.ENTITIES).stream()
                        .filter(facet -> !facet.value().equals(id))
                        .map(facet -> SearchView.choice(search, "entity", facet))
                        .toList(),
                facet(found, SearchResult.TOPICS).stream()
                        .map(facet -> SearchView.choice(search, "topic", facet))
                        .toList(),
                facet(found, SearchResult.SOURCES).stream()
                        .map(facet -> SearchView.choice(search, "source", facet))
                        .toList(),
                bars);
    }

    private static List<Facet> facet(SearchResult found, String name) {
        return found.facets().getOrDefault(name, List.of());
    }
}
