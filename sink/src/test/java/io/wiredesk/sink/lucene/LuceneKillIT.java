package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SinkKillContract;
import java.util.Map;

class LuceneKillIT extends SinkKillContract {
    @Override
    protected Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected IndexPlace place() {
        return new LucenePlace(dir.resolve("index"));
    }
}
