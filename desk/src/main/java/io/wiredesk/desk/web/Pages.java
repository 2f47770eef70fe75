package io.wiredesk.desk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/// Makes pages of templates.
///
/// Threading: safe for concurrent use.
final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /// The words in the language that this reader asked for.
    static Messages words(Context context) {
        return Messages.of(context.header("Accept-Language"));
    }

    /// Answers with a page.
    ///
    /// @param values what the template takes beside `frame`
    void answer(Context context, String template, Frame frame, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame);
        StringOutput out = new StringOutput();
        templates.render(template, all, out);
        context.header("Vary", "Accept, Accept-Language")
                .header("Content-Language", frame.words().language())
                .html(out.toString());
    }

    /// A change is taken from a form of our own page only: a page elsewhere must not change anything here through a
    /// reader's browser.
    ///
    /// @throws Problem 403 where the form's `Origin` (RFC 6454) is not our own
    static void refuseForeignForm(Context context) {
        String origin = String.valueOf(context.header("Origin"));
        if (!origin.replaceFirst("^https?://", "").equals(context.header("Host"))) {
            throw new Problem(403, "Foreign form", "this form is taken from this page only");
        }
    }
}
