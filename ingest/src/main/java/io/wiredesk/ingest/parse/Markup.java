package io.wiredesk.ingest.parse;

import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/// A text as the feed meant it, in both forms we need.
///
/// @param html sanitised HTML: no scripts, no styles, no event handlers, addresses absolute
/// @param text plain text, paragraphs separated by a blank line
/// @param rich whether the source had markup of its own
public record Markup(String html, String text, boolean rich) {
    private static final Pattern MARKUP =
            Pattern.compile("<[a-zA-Z/!?]|&(?:[a-zA-Z]{2,31}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");

    /// Reads what may be HTML: without a tag or an entity it is plain text.
    ///
    /// @param base address that relative links are resolved against, empty when unknown
    public static Markup ofHtml(String value, String base) {
        return !MARKUP.matcher(value).find()
                ? ofText(value)
                : Sanitizer.clean(value, base, false);
    }

    static Markup ofXhtml(String value, String base) {
        return value.indexOf('<') < 0 && value.indexOf('&') < 0 ? ofText(value) : Sanitizer.clean(value, base, true);
    }

    /// Reads what is plain text by its type.
    public static Markup ofText(String value) {
        String text = PlainText.tidy(value);
        boolean plain = text.indexOf('<') < 0 && text.indexOf('&') < 0 && text.indexOf('>') < 0;
        return new Markup(plain ? text : Entities.escape(text), text, false);
    }
}
