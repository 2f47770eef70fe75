package io.wiredesk.ingest.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Finds the article in a page. Pure; any bytes give an answer, at worst one without text.
///
/// Shape of the work: what the page states of itself → what can't be the article goes → the passage that reads like one
/// is found → what is left over inside it goes → paragraphs.
public final class PageReader {
    /// What stands beyond is left out: no article is longer.
    private static final int MAX_BYTES = 4_000_000;

    /// Elements within elements; deeper ones are read as siblings.
    private static final int MAX_DEPTH = 250;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

    private PageReader() {}

    /// @param contentType the Content-Type the page came with; null for none
    /// @param url the address it came from; null where unknown
    public static ExtractedPage read(byte[] body, @Nullable String contentType, @Nullable String url) {
        Document page = parse(body, contentType, url == null ? "" : url);
        Stated stated = Stated.of(page, url);
        String title = Headlines.title(page, stated);
        String byline = stated.byline() == null ? Bylines.inMarkup(page) : stated.byline();
        List<String> paragraphs = MainText.of(page, stated, title, byline);
        return new ExtractedPage(
                title,
                String.join("\n\n", paragraphs),
                byline,
                stated.published(),
                stated.language(),
                stated.canonical());
    }

    private static Document parse(byte[] body, @Nullable String contentType, String url) {
        byte[] read = body.length > MAX_BYTES ? Arrays.copyOf(body, MAX_BYTES) : body;
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(read),
                    charset(contentType),
                    url,
                    org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail to be read", e);
        }
    }

    /// Null lets the byte order mark or the page itself say it.
    private static @Nullable String charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        if (!matcher.find()) {
            return null;
        }
        try {
            return Charset.forName(matcher.group(1)).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
