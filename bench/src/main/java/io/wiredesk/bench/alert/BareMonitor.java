package io.wiredesk.bench.alert;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.QueryField;
import io.wiredesk.sink.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// lucene-monitor as it comes: one field of words in the standard analysis, entities and subjects as values, the same
/// queries.
final class BareMonitor implements AutoCloseable {
    private final Monitor monitor;

    BareMonitor(List<String> queries) throws IOException {
        monitor = new Monitor(new StandardAnalyzer(), new TermFilteredPresearcher(), new MonitorConfiguration());
        List<MonitorQuery> standing = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            standing.add(new MonitorQuery("s" + i, lucene(QueryParser.parse(queries.get(i)))));
        }
        monitor.register(standing);
    }

    private static Query lucene(io.wiredesk.sink.query.Query query) {
        return switch (query) {
            case io.wiredesk.sink.query.Query.Text(String text, boolean _) ->
                text.contains(" ") ? new PhraseQuery("text", text.split(" ")) : new TermQuery(new Term("text", text));
            case io.wiredesk.sink.query.Query.Match(QueryField field, String value) ->
                new TermQuery(new Term(field.word(), value));
            case io.wiredesk.sink.query.Query.And(List<io.wiredesk.sink.query.Query> parts) -> joined(parts, Occur.MUST);
            case io.wiredesk.sink.query.Query.Or(List<io.wiredesk.sink.query.Query> parts) -> joined(parts, Occur.SHOULD);
            default -> throw new IllegalArgumentException("no such query is made: " + query);
        };
    }

    private static Query joined(List<io.wiredesk.sink.query.Query> parts, Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (io.wiredesk.sink.query.Query part : parts) {
            if (part instanceof io.wiredesk.sink.query.Query.Not(io.wiredesk.sink.query.Query not)) {
                all.add(lucene(not), Occur.MUST_NOT);
            } else {
                all.add(lucene(part), occur);
            }
        }
        return all.build();
    }

    int matches(EnrichedArticle enriched) throws IOException {
        Article article = enriched.getArticle();
        Document document = new Document();
        document.add(new TextField("text", article.getTitle(), Store.NO));
        document.add(new TextField("text", String.valueOf(article.getSummary()), Store.NO));
        document.add(new TextField("text", article.getText(), Store.NO));
        enriched.getEntities().forEach(entity -> {
            document.add(new TextField("text", entity.getName(), Store.NO));
            document.add(new StringField("entity", entity.getId(), Store.NO));
        });
        enriched.getKeywords().forEach(keyword -> document.add(new TextField("text", keyword, Store.NO)));
        enriched.getTopics().forEach(topic -> document.add(new StringField("topic", topic.getName(), Store.NO)));
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
