package io.wiredesk.bench.index;

import io.wiredesk.news.EnrichedArticle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// What Lucene alone does with the same articles: standard analyser, upserts by id, the text stored, one commit at the
/// end. Nothing is decoded, no revision compared, no position kept.
final class BareLucene {
    private BareLucene() {}

    /// Articles a second.
    static double run(Path folder, List<EnrichedArticle> articles, int threads)
            throws IOException, InterruptedException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()));
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<Future<Integer>> work = IntStream.range(0, threads)
                    .mapToObj(_ -> pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < articles.size(); i = next.getAndIncrement()) {
                            EnrichedArticle article = articles.get(i);
                            long _ = writer.updateDocument(new Term("id", article.getId()), document(article));
                        }
                        return articles.size();
                    }))
                    .toList();
            for (Future<Integer> each : work) {
                int _ = each.get();
            }
            long _ = writer.commit();
            return articles.size() * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("bare Lucene failed", e.getCause());
        }
    }

    private static Document document(EnrichedArticle enriched) {
        var article = enriched.getArticle();
        Document document = new Document();
        document.add(new StringField("id", enriched.getId(), Store.YES));
        document.add(new TextField("title", article.getTitle(), Store.YES));
        document.add(new TextField("text", article.getText(), Store.NO));
        document.add(new StoredField("text", article.getText()));
        long published = article.getPublished().toEpochMilli();
        document.add(new LongPoint("published", published));
        document.add(new NumericDocValuesField("published", published));
        document.add(new StringField("source", article.getSource().getDomain(), Store.NO));
        document.add(new SortedSetDocValuesField(
                "sources", new BytesRef(article.getSource().getDomain())));
        enriched.getEntities().forEach(entity -> {
            document.add(new StringField("entity", entity.getId(), Store.NO));
            document.add(new SortedSetDocValuesField("entities", new BytesRef(entity.getId())));
        });
        return document;
    }
}
