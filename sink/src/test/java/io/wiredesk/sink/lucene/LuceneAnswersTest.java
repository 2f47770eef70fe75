package io.wiredesk.sink.lucene;

import io.wiredesk.sink.AnswersContract;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.Ranking;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class LuceneAnswersTest extends AnswersContract {
    @TempDir
    Path dir;

    @Override
    protected SearchIndex open() {
        return LuceneIndex.open(dir, Ranking.DEFAULT, InstantSource.fixed(NOW));
    }
}
