package io.wiredesk.sink.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the query language: words (all must be there), "phrases", `AND`, `OR`, `NOT` and `-word`, parentheses,
/// `NEAR/n`, `prefix*`, `fuzzy~`, `field:value` and `published:` with dates. `NOT` binds closest, then `AND` or nothing
/// between, then `OR`.
///
/// ```
/// or    = and { "OR" and }
/// and   = not { [ "AND" ] not }
/// not   = ( "NOT" | "-" ) not | near
/// near  = term [ "NEAR/" n term ]                  both terms a word or a phrase
/// term  = "(" or ")" | phrase | field ":" value | word
/// ```
///
/// Pure. `docs/query.md` tells users.
public final class QueryParser {
    /// Longer than anyone types, short enough for an address line.
    public static final int MAX_CHARS = 4_000;

    /// Words, phrases and values; each is looked for in many fields.
    public static final int MAX_TERMS = 200;

    /// Words between those that `NEAR/` joins.
    static final int MAX_DISTANCE = 50;

    /// Parentheses and negations in each other; bounds the parser's own stack.
    static final int MAX_DEPTH = 50;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_]+:(?!//).*", Pattern.DOTALL);

    private final Scanner in;
    private int depth;
    private int terms;

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
            return in.takeMinus() ? new Query.Not(not("a word after -")) : near(wanted);
        } finally {
            depth--;
        }
    }

    private Query near(String wanted) {
        int start = in.position();
        Query one = term(wanted);
        int operator = in.position();
        int distance = in.takeNear();
        if (distance < 0) {
            return one;
        }
        Query other = term("a word after NEAR/" + distance);
        if (!(one instanceof Query.Text left) || !(other instanceof Query.Text right)) {
            throw new QuerySyntaxException(start, "NEAR/ joins two words or phrases, nothing else", null);
        }
        if (in.takeNear() >= 0) {
            throw new QuerySyntaxException(
                    operator, "NEAR/ joins two; write (a NEAR/5 b) (b NEAR/5 c) for three in a row", null);
        }
        return new Query.Near(left, right, distance);
    }

    private Query term(String wanted) {
        if (in.atEnd() || in.peek() == ')' || in.atOperator("AND") || in.atOperator("OR")) {
            throw in.fault(wanted + " is expected here");
        }
        if (in.atNear()) {
            throw in.fault("NEAR/ stands between two words; in quotes it is one itself");
        }
        if (in.peek() == '(') {
            return group();
        }
        int start = in.position();
        if (++terms > MAX_TERMS) {
            throw in.fault("the query has more than " + MAX_TERMS + " words, phrases and values");
        }
        if (in.peek() == '"') {
            return phrase(start);
        }
        String word = in.word();
        return FIELD.matcher(word).matches() ? field(start, word) : Word.parse(null, word, start);
    }

    private Query phrase(int start) {
        String text = in.quoted();
        if (in.atTilde()) {
            throw new QuerySyntaxException(
                    start, "a phrase can't be fuzzy; NEAR/ finds words near each other", "one NEAR/5 other");
        }
        return new Query.Text(text, true);
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
        boolean published = name.equalsIgnoreCase(FieldNames.PUBLISHED);
        QueryField field = QueryField.of(name).orElse(null);
        if (field == null && !published) {
            throw unknown(start, name);
        }
        boolean quoted = colon == word.length() - 1 && in.atQuote();
        String value = quoted ? in.quoted() : word.substring(colon + 1);
        if (value.isBlank()) {
            throw in.fault("a value is expected after " + name + ":");
        }
        if (field == null) {
            return PublishedValue.parse(value, start + colon + 1);
        }
        return quoted ? new Query.Match(field, value) : Word.parse(field, value, start + colon + 1);
    }

    private static QuerySyntaxException unknown(int start, String name) {
        @Nullable String nearest = FieldNames.nearest(name);
        String hint =
                nearest == null ? "known are " + String.join(", ", FieldNames.all()) : "did you mean " + nearest + "?";
        return new QuerySyntaxException(start, "there is no field '" + name + "'; " + hint, nearest);
    }
}
