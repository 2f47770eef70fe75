package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.Ranking;
import java.nio.file.Path;
import java.time.InstantSource;

/// A folder of this machine.
///
/// @param ranking of what is searched there
public record LucenePlace(Path folder, Ranking ranking) implements IndexPlace {
    /// Ranked as it is where nothing is set.
    public LucenePlace(Path folder) {
        this(folder, Ranking.DEFAULT);
    }

    @Override
    public SearchIndex open() {
        return LuceneIndex.open(folder, ranking, InstantSource.system());
    }

    @Override
    public SearchIndex openReader() {
        return LuceneIndex.openReader(folder, ranking);
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
