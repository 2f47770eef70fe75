package io.wiredesk.sink.alert;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.NewsAnalyzer;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.QuerySyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saved searches turned round: an article goes in, the searches that it answers come out. There is one
/// [Monitor] for each language that articles came in, as a word means other terms in each and an article has words of
/// one language only; asked of all languages at once, a search would be forty times as large.
///
/// Threading: safe for concurrent use; changes wait for each other.
public final class StandingQueries implements AutoCloseable {
    private static final int PASSES = 2;
    private static final Logger LOG = LoggerFactory.getLogger(StandingQueries.class);

    private final Map<String, Standing> searches = new ConcurrentHashMap<>();
    private final Map<String, Monitor> monitors = new ConcurrentHashMap<>();

    /// A search and what it means.
    public record Standing(SavedSearch search, Query query) {}

    /// Adds a search, or replaces the one of the same id. One that can't be read any more is passed over with a
    /// warning.
    public synchronized void put(SavedSearch search) {
        putAll(List.of(search));
    }

    /// Adds many at once, which is much faster than one by one.
    public synchronized void putAll(Collection<SavedSearch> added) {
        List<Standing> readable = added.stream()
                .map(StandingQueries::read)
                .filter(Objects::nonNull)
                .toList();
        readable.forEach(standing -> searches.put(standing.search().getId(), standing));
        monitors.forEach((language, monitor) -> register(monitor, language, readable));
    }

    private static @Nullable Standing read(SavedSearch search) {
        try {
            return new Standing(search, QueryParser.parse(search.getQuery()));
        } catch (QuerySyntaxException e) {
            LOG.warn("the saved search {} is passed over: {}", search.getId(), e.getMessage());
            return null;
        }
    }

    public synchronized void remove(String id) {
        var _ = searches.remove(id);
        for (Monitor monitor : monitors.values()) {
            try {
                monitor.deleteById(id);
            } catch (IOException e) {
                throw new UncheckedIOException("a saved search can't be ended", e);
            }
        }
    }

    /// Searches at hand.
    public int size() {
        return searches.size();
    }

    /// Whether there is a search of this id.
    public boolean has(String id) {
        return searches.containsKey(id);
    }

    /// The searches that the article answers, by id.
    public List<Standing> matching(EnrichedArticle article) {
        if (searches.isEmpty()) {
            return List.of();
        }
        Document document = AlertDocuments.of(article);
        Monitor monitor = monitor(Languages.of(article.getLanguage()));
        try {
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches().stream()
                    .map(match -> searches.get(match.getQueryId()))
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(standing -> standing.search().getId()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the saved searches can't be asked", e);
        }
    }

    private Monitor monitor(String language) {
        Monitor known = monitors.get(language);
        return known == null ? create(language) : known;
    }

    private synchronized Monitor create(String language) {
        Monitor known = monitors.get(language);
        if (known != null) {
            return known;
        }
        try {
            Monitor monitor = new Monitor(NewsAnalyzer.forIndex(), presearcher(), new MonitorConfiguration());
            register(monitor, language, searches.values());
            monitors.put(language, monitor);
            return monitor;
        } catch (IOException e) {
            throw new UncheckedIOException("the saved searches can't be made ready", e);
        }
    }

    /// Picks the searches that an article is worth asking: where two things must be there, both are looked for first.
    /// Looked for by one of them alone, as is usual, nine of ten are asked in vain.
    private static Presearcher presearcher() {
        return new MultipassTermFilteredPresearcher(PASSES);
    }

    private static void register(Monitor monitor, String language, Collection<Standing> standing) {
        QueryTranslator translator = translator(language);
        try {
            monitor.register(standing.stream()
                    .map(one -> new MonitorQuery(one.search().getId(), translator.translate(one.query())))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("saved searches can't be registered", e);
        }
    }

    static QueryTranslator translator(String language) {
        return new QueryTranslator(List.of(language), AlertDocuments::lately);
    }

    @Override
    public synchronized void close() {
        monitors.values().forEach(monitor -> {
            try {
                monitor.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the saved searches can't be put away", e);
            }
        });
        monitors.clear();
    }
}
