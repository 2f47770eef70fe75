package io.wiredesk.sink.query;

/// Walks over the characters of a query.
final class Scanner {
    private final String query;
    private int at;

    Scanner(String query) {
        this.query = query;
    }

    int position() {
        return at;
    }

    /// Whether nothing but blanks is left; stands on the next character that isn't one.
    boolean atEnd() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        return at == query.length();
    }

    char peek() {
        return query.charAt(at);
    }

    void skip() {
        at++;
    }

    /// Whether a quote follows at once, without a blank.
    boolean atQuote() {
        return at < query.length() && query.charAt(at) == '"';
    }

    /// Whether a tilde follows at once, without a blank.
    boolean atTilde() {
        return at < query.length() && query.charAt(at) == '~';
    }

    boolean atOperator(String operator) {
        return !atEnd() && query.startsWith(operator, at) && endsWord(at + operator.length());
    }

    boolean takeOperator(String operator) {
        boolean there = atOperator(operator);
        at += there ? operator.length() : 0;
        return there;
    }

    /// A minus counts only at the start of something: `covid-19` is one word, and ` - ` a dash.
    boolean takeMinus() {
        boolean there = !atEnd()
                && query.charAt(at) == '-'
                && at + 1 < query.length()
                && !Character.isWhitespace(query.charAt(at + 1))
                && query.charAt(at + 1) != ')';
        at += there ? 1 : 0;
        return there;
    }

    boolean atNear() {
        return !atEnd() && query.startsWith("NEAR/", at);
    }

    /// The distance after `NEAR/`, where that stands here; -1 otherwise.
    ///
    /// @throws QuerySyntaxException where the distance is none
    int takeNear() {
        if (!atNear()) {
            return -1;
        }
        int start = at;
        String digits = word().substring("NEAR/".length());
        if (!digits.matches("\\d{1,2}") || Integer.parseInt(digits) > QueryParser.MAX_DISTANCE) {
            String wanted = "NEAR/ takes a number of words from 0 to " + QueryParser.MAX_DISTANCE;
            throw new QuerySyntaxException(start, wanted, "NEAR/5");
        }
        return Integer.parseInt(digits);
    }

    /// What stands in quotes; within them a backslash takes the quote or backslash after it as it is.
    String quoted() {
        int start = at;
        StringBuilder inside = new StringBuilder();
        for (at++; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c == '"') {
                at++;
                return inside.toString();
            }
            boolean escaped = c == '\\' && at + 1 < query.length() && "\"\\".indexOf(query.charAt(at + 1)) >= 0;
            inside.append(escaped ? query.charAt(++at) : c);
        }
        throw new QuerySyntaxException(start, "this quote is never closed", query.substring(start) + '"');
    }

    String word() {
        int start = at;
        while (!endsWord(at)) {
            at++;
        }
        return query.substring(start, at);
    }

    QuerySyntaxException fault(String message) {
        return new QuerySyntaxException(at, message, null);
    }

    private boolean endsWord(int index) {
        return index >= query.length()
                || Character.isWhitespace(query.charAt(index))
                || "()\"".indexOf(query.charAt(index)) >= 0;
    }
}
