package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;

/// A request that can't be answered. Ends as a problem document.
///
/// Source: RFC 9457, "Problem Details for HTTP APIs".
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient Map<String, Object> more;

    /// @param title the kind of problem
    /// @param detail this one, in one line
    /// @param more members of its own
    Problem(int status, String title, String detail, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.title = title;
        this.more = Map.copyOf(more);
    }

    Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    void answer(Context context) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .put("instance", context.path());
        more.forEach((name, value) -> json.putPOJO(name, value));
        context.status(status).contentType("application/problem+json").result(json.toString());
    }
}
