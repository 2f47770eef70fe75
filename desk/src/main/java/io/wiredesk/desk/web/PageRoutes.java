package io.wiredesk.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.wiredesk.desk.record.DeadLetterTopic;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.QuerySyntaxException;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The screens. They work without scripts; with them they move by themselves. What is JSON or a feed at the same
/// address is made by [ApiRoutes].
final class PageRoutes {
    private static final int HITS = 25;
    private static final int LIKE = 5;
    /// Parameters that the stream of new articles knows too.
    private static final Set<String> STREAMED = Set.of("topic", "entity", "source", "lang");

    private final WebSources sources;
    private final FeedDirectory feeds;
    private final ApiRoutes api;
    private final Pages pages;
    private final boolean semantic;

    /// @param semantic whether searches by meaning are answered
    PageRoutes(WebSources sources, FeedDirectory feeds, ApiRoutes api, Pages pages, boolean semantic) {
        this.semantic = semantic;
        this.sources = sources;
        this.feeds = feeds;
        this.api = api;
        this.pages = pages;
    }

    void add(RoutesConfig routes) {
        routes.get("/", feeding(this::wire, api::newest));
        routes.get("/search", feeding(this::search, api::search));
        routes.get(
                "/articles/{id}",
                new Negotiated(this::article)
                        .or("application/json", api::article)
                        .or("application/ld+json", api::article));
        routes.get("/articles/{id}/why", this::why);
        routes.get(
                "/entities/{id}",
                new Negotiated(this::entity).or("application/json", new EntityRoutes(sources.index())::entity));
        routes.get("/topics", new Negotiated(this::topics).or("application/json", api::search));
        routes.get("/feeds", new Negotiated(this::feedList).or("application/json", api::feeds));
        routes.get("/pipeline", new Negotiated(this::pipeline).or("application/json", api::lag));
        routes.get("/dead-letters", this::letters);
        routes.post("/dead-letters/retry", this::retry);
        Assets.add(routes);
    }

    /// A list of articles as a page, as data and as a feed.
    private Negotiated feeding(Handler page, Handler data) {
        return new Negotiated(page)
                .or("application/json", data)
                .or("text/csv", data)
                .or("application/x-ndjson", data)
                .or("application/rss+xml", api::rss)
                .or("application/atom+xml", api::atom)
                .or("application/feed+json", api::jsonFeed);
    }

    /// The newest articles. Words are searched for on the screen for that.
    private void wire(Context context) {
        Address address = Address.of(context);
        if (!address.value("q").isEmpty()) {
            context.redirect(address.at("/search").toString(), HttpStatus.SEE_OTHER);
            return;
        }
        SearchRequest newest = new SearchRequest(
                SearchParams.query(context), SearchRequest.NEWEST, HITS, context.queryParam("cursor"));
        SearchResult found = SearchParams.search(sources.index(), newest);
        Frame frame = Frame.of(Pages.words(context), "/", "wire").fedBy(queryString(address));
        pages.answer(
                context,
                "wire.jte",
                frame,
                Map.of("view", SearchView.of(address, newest.query(), found, null), "stream", stream(address)));
    }

    /// Where new articles of the same kind are told.
    private static String stream(Address address) {
        String[] unknown = address.others(STREAMED.toArray(String[]::new)).stream()
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
        return address.at("/api/stream").without(unknown).toString();
    }

    private static String queryString(Address address) {
        String all = address.without("sort", "collapse").toString();
        return all.contains("?") ? all.substring(all.indexOf('?') + 1) : "";
    }

    private void search(Context context) {
        Address address = Address.of(context);
        Frame frame = Frame.of(Pages.words(context), "/search", "search")
                .searching(address.value("q"))
                .fedBy(queryString(address));
        pages.answer(context, "search.jte", frame, Map.of("view", found(context, address), "semantic", semantic));
    }

    private SearchView found(Context context, Address address) {
        try {
            SearchRequest asked = SearchParams.request(context);
            SearchRequest shown = new SearchRequest(
                    asked.query(),
                    asked.sort(),
                    HITS,
                    asked.cursor(),
                    asked.show().withHistogram(null));
            SearchResult result = SearchParams.search(context, sources, semantic, shown);
            // What the words find is counted over time; what is near in meaning is a short list.
            @Nullable Bars bars = address.has("semantic", "true")
                    ? null
                    : Timeline.of(sources.index(), asked.query(), address.at("/search"));
            return SearchView.of(address, asked.query(), result, bars);
        } catch (QuerySyntaxException e) {
            context.status(HttpStatus.BAD_REQUEST);
            return SearchView.unreadable(address, e);
        }
    }

    private void article(Context context) {
        EnrichedArticle article = ApiRoutes.article(sources.index(), context.pathParam("id"));
        SearchRequest few = new SearchRequest("", SearchRequest.RELEVANCE, LIKE, null, Show.HITS.collapsed());
        List<ArticleView> like =
                sources.index().similar(article.getId(), few).map(SearchResult::hits).orElse(List.of()).stream()
                        .map(hit -> ArticleView.line(hit.article(), List.of(), hit.others()))
                        .toList();
        Frame frame =
                Frame.of(Pages.words(context), "/articles", article.getArticle().getTitle());
        pages.answer(
                context,
                "article.jte",
                frame,
                Map.of("article", ArticleView.whole(article), "place", place(article), "like", like));
    }

    private ArticleView.Place place(EnrichedArticle article) {
        return ArticleView.Place.of(
                sources.wire().names().enriched(), sources.index().origin(article.getId()));
    }

    private void why(Context context) {
        EnrichedArticle article = ApiRoutes.article(sources.index(), context.pathParam("id"));
        WhyView view = WhyView.of(sources.explanations().apply(article.getArticle()));
        Frame frame = Frame.of(Pages.words(context), "/articles", view.title());
        pages.answer(context, "why.jte", frame, Map.of("view", view));
    }

    private void entity(Context context) {
        String id = EntityRoutes.checked(context.pathParam("id"));
        SearchResult found = EntityRoutes.found(sources.index(), id);
        Entity named = EntityRoutes.named(found, id);
        Bars bars = Timeline.of(
                sources.index(), EntityRoutes.query(id), Address.of("/search").with("entity", id));
        Frame frame =
                Frame.of(Pages.words(context), "/entities", named.getName()).fedBy("entity=" + Address.encoded(id));
        pages.answer(context, "entity.jte", frame, Map.of("entity", EntityView.of(named, found, bars)));
    }

    private void topics(Context context) {
        Instant now = Instant.now();
        SearchResult all = sources.index().search(new SearchRequest("", SearchRequest.NEWEST, 0, null));
        List<TopicView> topics = all.facets().getOrDefault(SearchResult.TOPICS, List.of()).stream()
                .map(facet -> TopicView.of(facet, lately(facet, now), now))
                .toList();
        List<MediaTopicRoot> silent = new ArrayList<>(List.of(MediaTopicRoot.values()));
        silent.removeIf(
                root -> topics.stream().anyMatch(topic -> topic.topic().value().equals(root.slug())));
        Frame frame = Frame.of(Pages.words(context), "/topics", "topics");
        pages.answer(context, "topics.jte", frame, Map.of("topics", topics, "silent", silent));
    }

    private Histogram lately(Facet topic, Instant now) {
        String query = "topic:" + topic.value() + " published:" + now.minus(TopicView.SHOWN) + "..";
        SearchRequest counts =
                new SearchRequest(query, SearchRequest.NEWEST, 0, null, Show.HITS.withHistogram(Interval.HOUR));
        return Objects.requireNonNull(sources.index().search(counts).histogram());
    }

    private void feedList(Context context) {
        Frame frame = Frame.of(Pages.words(context), "/feeds", "feeds");
        pages.answer(
                context,
                "feeds.jte",
                frame,
                Map.of("feeds", FeedView.of(feeds.rows()), "total", feeds.rows().size()));
    }

    private void pipeline(Context context) {
        Frame frame = Frame.of(Pages.words(context), "/pipeline", "pipeline");
        PipelineView view = PipelineView.of(sources.lag().get(), Meters.freshness());
        pages.answer(context, "pipeline.jte", frame, Map.of("view", view));
    }

    private void letters(Context context) {
        LetterView.Newest newest = new LetterView.Newest();
        new DeadLetterTopic(sources.wire()).forEach(newest);
        Frame frame = Frame.of(Pages.words(context), "/pipeline", "letters");
        pages.answer(context, "letters.jte", frame, Map.of("letters", newest.waiting()));
    }

    /// One letter, or all that wait.
    private void retry(Context context) {
        Pages.refuseForeignForm(context);
        String id = context.formParam("id");
        long count = new DeadLetterTopic(sources.wire())
                .retry(letter -> id == null || letter.id().equals(id))
                .putBack();
        Gate.audit(context, sources.wire()).putBack(id == null ? "letters" : id, count);
        context.redirect("/dead-letters", HttpStatus.SEE_OTHER);
    }
}
