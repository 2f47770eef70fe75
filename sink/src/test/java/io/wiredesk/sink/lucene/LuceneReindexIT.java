package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.ReindexContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneReindexIT extends ReindexContract {
    @TempDir
    Path dir;

    @Override
    protected IndexPlace place() {
        return new LucenePlace(dir);
    }
}
