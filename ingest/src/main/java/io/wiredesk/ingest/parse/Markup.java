package io.wiredesk.ingest.parse;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Safelist;

/// A text as the feed meant it, in both forms we need.
///
/// @param html sanitised HTML: no scripts, no styles, no event handlers, addresses absolute
/// @param text plain text, paragraphs separated by a blank line
/// @param rich whether the source had markup of its own
public record Markup(String html, String text, boolean rich) {
    private static final Pattern MARKUP =
            Pattern.compile("<[a-zA-Z/!]|&(?:[a-zA-Z]{2,31}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");
    private static final Safelist SAFE =
            Safelist.relaxed().addTags("figure", "figcaption", "hr", "s", "del", "ins", "abbr");

    /// Reads what may be HTML: without a tag or an entity it is plain text.
    ///
    /// @param base address that relative links are resolved against, empty when unknown
    public static Markup ofHtml(String value, String base) {
        if (!MARKUP.matcher(value).find()) {
            return ofText(value);
        }
        String html = Jsoup.clean(value, base, SAFE, new org.jsoup.nodes.Document.OutputSettings().prettyPrint(false))
                .strip();
        return new Markup(html, PlainText.of(value), true);
    }

    /// Reads what is plain text by its type.
    public static Markup ofText(String value) {
        String text = PlainText.tidy(value);
        return new Markup(Entities.escape(text), text, false);
    }
}
