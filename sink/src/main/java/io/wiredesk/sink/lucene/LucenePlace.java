package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import java.nio.file.Path;

/// A folder of this machine.
public record LucenePlace(Path folder) implements IndexPlace {
    @Override
    public SearchIndex open() {
        return LuceneIndex.open(folder);
    }

    @Override
    public SearchIndex openReader() {
        return LuceneIndex.openReader(folder);
    }

    @Override
    public Rebuild rebuild() {
        return LuceneRebuild.begin(new Generations(folder));
    }

    @Override
    public String where() {
        return "the folder " + folder;
    }
}
