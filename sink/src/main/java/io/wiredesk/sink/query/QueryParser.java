package io.wiredesk.sink.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the query language: words (all must be there), "phrases", `AND`, `OR`, `NOT` and `-word`, parentheses,
/// `field:value` and `published:` with dates. `NOT` binds closest, then `AND` or nothing between, then `OR`.
///
/// ```
/// or    = and { "OR" and }
/// and   = not { [ "AND" ] not }
/// not   = ( "NOT" | "-" ) not | "(" or ")" | phrase | field ":" value | word
/// ```
///
/// Pure.
public final class QueryParser {
    /// Longer than anyone types, short enough for an address line.
    static final int MAX_CHARS = 4_000;

    /// Parentheses and negations in each other; bounds the parser's own stack.
    static final int MAX_DEPTH = 50;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_]+:(?!//).*", Pattern.DOTALL);

    private final Scanner in;
    private int depth;

    private QueryParser(String query) {
        this.in = new Scanner(query);
    }

    /// The query as a tree; [Query.All] for an empty one.
    ///
    /// @throws QuerySyntaxException with the place and the reason
    public static Query parse(String query) {
        if (query.length() > MAX_CHARS) {
            throw new QuerySyntaxException(MAX_CHARS, "the query is longer than " + MAX_CHARS + " characters", null);
        }
        QueryParser parser = new QueryParser(query);
        if (parser.in.atEnd()) {
            return new Query.All();
        }
        Query result = parser.or("a word");
        if (!parser.in.atEnd()) {
            throw parser.in.fault("this parenthesis closes nothing");
        }
        return result;
    }

    private Query or(String wanted) {
        List<Query> parts = new ArrayList<>(List.of(and(wanted)));
        while (in.takeOperator("OR")) {
            parts.add(and("a word after OR"));
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query and(String wanted) {
        List<Query> parts = new ArrayList<>(List.of(not(wanted)));
        while (true) {
            if (in.takeOperator("AND")) {
                parts.add(not("a word after AND"));
            } else if (in.atEnd() || in.peek() == ')' || in.atOperator("OR")) {
                return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
            } else {
                parts.add(not(wanted));
            }
        }
    }

    private Query not(String wanted) {
        if (++depth > MAX_DEPTH) {
            throw in.fault("the query is nested deeper than " + MAX_DEPTH + " levels");
        }
        try {
            if (in.takeOperator("NOT")) {
                return new Query.Not(not("a word after NOT"));
            }
            return in.takeMinus() ? new Query.Not(not("a word after -")) : term(wanted);
        } finally {
            depth--;
        }
    }

    private Query term(String wanted) {
        if (in.atEnd() || in.peek() == ')' || in.atOperator("AND") || in.atOperator("OR")) {
            throw in.fault(wanted + " is expected here");
        }
        if (in.peek() == '(') {
            return group();
        }
        if (in.peek() == '"') {
            return new Query.Text(in.quoted(), true);
        }
        int start = in.position();
        String word = in.word();
        return FIELD.matcher(word).matches() ? field(start, word) : new Query.Text(word, false);
    }

    private Query group() {
        int start = in.position();
        in.skip();
        Query inner = or("a word");
        if (in.atEnd()) {
            throw new QuerySyntaxException(start, "this parenthesis is never closed", null);
        }
        in.skip();
        return inner;
    }

    private Query field(int start, String word) {
        int colon = word.indexOf(':');
        String name = word.substring(0, colon);
        String value = value(word.substring(colon + 1), name);
        if (name.equalsIgnoreCase(FieldNames.PUBLISHED)) {
            return PublishedValue.parse(value, start + colon + 1);
        }
        return QueryField.of(name)
                .<Query>map(field -> new Query.Match(field, value))
                .orElseThrow(() -> unknown(start, name));
    }

    private String value(String rest, String name) {
        String value = rest.isEmpty() && in.atQuote() ? in.quoted() : rest;
        if (value.isBlank()) {
            throw in.fault("a value is expected after " + name + ":");
        }
        return value;
    }

    private static QuerySyntaxException unknown(int start, String name) {
        @Nullable String nearest = FieldNames.nearest(name);
        String hint =
                nearest == null ? "known are " + String.join(", ", FieldNames.all()) : "did you mean " + nearest + "?";
        return new QuerySyntaxException(start, "there is no field '" + name + "'; " + hint, nearest);
    }
}
