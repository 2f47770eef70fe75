package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.analysis.Snippets;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One search on one searcher: count and facets over all hits, then the page.
final class Search {
    private static final SortField NEWEST = new SortField(ArticleFields.PUBLISHED, SortField.Type.LONG, true);
    private static final SortField BY_ID = new SortField(ArticleFields.ID, SortField.Type.STRING);
    private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
    private static final Sort BY_TIME = new Sort(NEWEST, BY_ID);

    private final IndexSearcher searcher;
    private final InstantSource clock;
    private final SearchRequest request;

    Search(IndexSearcher searcher, InstantSource clock, SearchRequest request) {
        this.searcher = searcher;
        this.clock = clock;
        this.request = request;
    }

    SearchResult run(Query query) throws IOException {
        var asked = new QueryTranslator(clock, languages()).translate(query);
        var wanted = Documents.live(asked);
        Overview overview = searcher.search(wanted, new Overview.Manager());
        List<FieldDoc> page = page(wanted);
        Snippets snippets = new Snippets(asked);
        List<Hit> hits = new ArrayList<>();
        for (FieldDoc doc : page.subList(0, Math.min(page.size(), request.limit()))) {
            hits.add(hit(doc, snippets));
        }
        String next = page.size() > hits.size() && !hits.isEmpty()
                ? cursor(page.get(hits.size() - 1)).encode()
                : null;
        return new SearchResult(overview.total(), hits, next, overview.facets());
    }

    /// Those with articles, so that no others are asked for.
    private List<String> languages() {
        Collection<String> indexed = FieldInfos.getIndexedFields(searcher.getIndexReader());
        return Languages.all().stream()
                .filter(language -> ArticleFields.BY_LANGUAGE.stream()
                        .anyMatch(field -> indexed.contains(ArticleFields.in(field, language))))
                .toList();
    }

    /// One more than asked for, which tells whether there is a next page.
    private List<FieldDoc> page(org.apache.lucene.search.Query wanted) throws IOException {
        if (request.limit() == 0) {
            return List.of();
        }
        Sort sort = request.newestFirst() ? BY_TIME : BY_RELEVANCE;
        TopDocs found = searcher.searchAfter(after(), wanted, request.limit() + 1, sort, request.newestFirst());
        List<FieldDoc> page = new ArrayList<>();
        for (ScoreDoc doc : found.scoreDocs) {
            page.add((FieldDoc) doc);
        }
        return page;
    }

    private @Nullable FieldDoc after() {
        if (request.cursor() == null) {
            return null;
        }
        Cursor cursor = Cursor.decode(request.cursor(), request.newestFirst());
        // The last document of all, so that the one the cursor names is never behind it.
        int doc = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
        BytesRef id = new BytesRef(cursor.id());
        Object[] fields = request.newestFirst()
                ? new Object[] {cursor.published(), id}
                : new Object[] {cursor.score(), cursor.published(), id};
        return new FieldDoc(doc, cursor.score(), fields);
    }

    private Cursor cursor(FieldDoc last) {
        @Nullable Object[] fields = Objects.requireNonNull(last.fields);
        Object published = Objects.requireNonNull(fields[fields.length - 2]);
        Object id = Objects.requireNonNull(fields[fields.length - 1]);
        return new Cursor(request.newestFirst(), score(last), (Long) published, ((BytesRef) id).utf8ToString());
    }

    private float score(FieldDoc doc) {
        return request.newestFirst() ? doc.score : (Float) Objects.requireNonNull(doc.fields[0]);
    }

    private Hit hit(FieldDoc doc, Snippets snippets) throws IOException {
        BytesRef avro = searcher.storedFields().document(doc.doc).getBinaryValue(Documents.AVRO);
        var article = Documents.decode(BytesRef.deepCopyOf(avro).bytes);
        return new Hit(article, score(doc), snippets.of(article));
    }
}
