package io.wiredesk.sink.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which hits come first. Ties go by id, so that every order is one.
public enum Order {
    /// Words and freshness, see [Ranking]; then the newest.
    RELEVANCE,
    /// Words alone; then the newest.
    WORDS,
    /// The newest.
    NEWEST,
    /// The oldest.
    OLDEST;

    /// The name in addresses, such as `newest`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the score decides, not the time.
    public boolean byScore() {
        return switch (this) {
            case RELEVANCE, WORDS -> true;
            case NEWEST, OLDEST -> false;
        };
    }

    /// @throws BadSearchException where there is none of that name
    public static Order of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadSearchException("sort must be one of "
                        + Arrays.stream(values()).map(Order::word).collect(Collectors.joining(", ")) + ", not '" + word
                        + "'"));
    }
}
