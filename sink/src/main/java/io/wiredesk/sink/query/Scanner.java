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

    String quoted() {
        int end = query.indexOf('"', at + 1);
        if (end < 0) {
            throw fault("this quote is never closed");
        }
        String inside = query.substring(at + 1, end);
        at = end + 1;
        return inside;
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
