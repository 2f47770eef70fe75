package io.wiredesk.sink.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a word that may end in a star (a prefix) or in a tilde and a number (fuzzy). Pure.
final class Word {
    /// Below this a prefix is the start of a good part of all words.
    private static final int MIN_PREFIX = 2;

    /// Up to this length one slip is plenty, beyond it two are likely.
    private static final int SHORT = 5;

    private static final Pattern PREFIX = Pattern.compile("([^*~]*[\\p{L}\\p{M}\\p{N}][^*~]*)\\*");
    private static final Pattern FUZZY = Pattern.compile("([\\p{L}\\p{M}\\p{N}]+)~(.*)", Pattern.DOTALL);

    private Word() {}

    /// @param field whose value it is; null for a word of its own
    /// @param position where the word stands, for faults
    static Query parse(@Nullable QueryField field, String word, int position) {
        Matcher prefix = PREFIX.matcher(word);
        if (prefix.matches()) {
            return prefix(field, prefix.group(1), position);
        }
        Matcher fuzzy = FUZZY.matcher(word);
        if (fuzzy.matches()) {
            return fuzzy(field, fuzzy.group(1), fuzzy.group(2), position);
        }
        return field == null ? new Query.Text(word, false) : new Query.Match(field, word);
    }

    private static Query prefix(@Nullable QueryField field, String start, int position) {
        if (start.codePointCount(0, start.length()) < MIN_PREFIX) {
            throw new QuerySyntaxException(
                    position, "at least " + MIN_PREFIX + " characters are expected before the star", start);
        }
        return new Query.Prefix(field, start);
    }

    private static Query fuzzy(@Nullable QueryField field, String word, String edits, int position) {
        if (!edits.matches("[12]?")) {
            throw new QuerySyntaxException(position, "~ takes 1 or 2, or nothing", word + "~2");
        }
        if (field != null && !field.holdsWords()) {
            throw new QuerySyntaxException(
                    position, field.word() + ": takes exact values, which can't be fuzzy", field.word() + ":" + word);
        }
        int letters = word.codePointCount(0, word.length());
        return new Query.Fuzzy(field, word, edits.isEmpty() ? (letters <= SHORT ? 1 : 2) : Integer.parseInt(edits));
    }
}
