package io.wiredesk.bench.poll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// RSS 2.0 as text, for made-up feeds.
public final class RssText {
    private RssText() {}

    /// @param text its paragraphs are apart by an empty line
    public static String item(String title, String url, Instant published, String text) {
        return "<item><title>" + escaped(title) + "</title><link>" + url + "</link><pubDate>"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC))
                + "</pubDate><description>"
                + escaped("<p>" + escaped(text).replace("\n\n", "</p><p>") + "</p>") + "</description></item>";
    }

    public static String document(String title, String link, List<String> items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>" + escaped(title)
                + "</title><link>" + link + "</link><description>News</description>" + String.join("", items)
                + "</channel></rss>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
