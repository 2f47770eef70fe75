package io.wiredesk.desk.record;

import io.wiredesk.enrich.vector.DocumentVectors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The meaning of what is searched for, by the model that made the articles' vectors. It is loaded when somebody asks
/// first.
///
/// Threading: safe for concurrent use.
public final class QueryVectors implements Function<String, byte[]> {
    private @Nullable DocumentVectors loaded;

    private synchronized DocumentVectors vectors() {
        DocumentVectors known = loaded == null ? DocumentVectors.bundled() : loaded;
        loaded = known;
        return known;
    }

    /// @return empty for a blank text
    @Override
    public byte[] apply(String text) {
        return vectors().of(text).bytes();
    }
}
