package io.wiredesk.sink.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A query that can't be read: where, why and what may have been meant.
public final class QuerySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final @Nullable String suggestion;

    /// @param position index into the query, in UTF-16 code units
    /// @param message what is wrong, for the user
    /// @param suggestion what may have been meant, null where nothing is near
    public QuerySyntaxException(int position, String message, @Nullable String suggestion) {
        super(message);
        this.position = position;
        this.suggestion = suggestion;
    }

    /// Index into the query, in UTF-16 code units.
    public int position() {
        return position;
    }

    /// What may have been meant.
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }
}
