package io.wiredesk.bench.relevance;

import io.wiredesk.news.EnrichedArticle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// What one has with Lucene in an afternoon: title and text in one field, English stems, any of the words, BM25 as it
/// is
/// by default.
final class PlainBm25 implements AutoCloseable {
    private static final String ALL = "all";

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final DirectoryReader reader;

    PlainBm25(List<EnrichedArticle> articles) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (EnrichedArticle article : articles) {
                Document document = new Document();
                document.add(new StringField("id", article.getId(), Store.YES));
                document.add(new TextField(
                        ALL,
                        article.getArticle().getTitle() + "\n"
                                + article.getArticle().getText(),
                        Store.NO));
                long _ = writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
    }

    /// Ids, the best first.
    List<String> search(String words, int limit) throws IOException {
        Query query = new QueryBuilder(analyzer).createBooleanQuery(ALL, words);
        IndexSearcher searcher = new IndexSearcher(reader);
        List<String> ids = new ArrayList<>();
        if (query != null) {
            for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
                ids.add(searcher.storedFields().document(hit.doc).get("id"));
            }
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        analyzer.close();
    }
}
