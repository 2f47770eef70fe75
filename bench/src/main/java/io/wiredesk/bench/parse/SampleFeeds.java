package io.wiredesk.bench.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Well-formed feeds of about 11 kB such as news sites serve: half RSS 2.0 with `content:encoded`, half Atom.
final class SampleFeeds {
    private static final String[] WORDS =
            ("the ferry harbour council said on Tuesday that crane and fog had closed quay for"
                            + " most of day while passengers waited in rain until noon when divers began to inspect damage")
                    .split(" ");
    private static final int ENTRIES = 12;

    private final Random random;

    private SampleFeeds(long seed) {
        this.random = new Random(seed);
    }

    static List<byte[]> of(int count, long seed) {
        SampleFeeds samples = new SampleFeeds(seed);
        List<byte[]> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feeds.add((i % 2 == 0 ? samples.rss(i) : samples.atom(i)).getBytes(StandardCharsets.UTF_8));
        }
        return feeds;
    }

    private String rss(int n) {
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<channel><title>Gazette " + n + "</title><link>https://gazette.example/</link>"
                + "<description>News &amp; weather</description><language>en</language><ttl>30</ttl>");
        for (int i = 0; i < ENTRIES; i++) {
            feed.append("<item><title>")
                    .append(words(8))
                    .append("</title><link>https://gazette.example/")
                    .append(n);
            feed.append('/')
                    .append(i)
                    .append("</link><guid isPermaLink=\"false\">g-")
                    .append(n)
                    .append('-')
                    .append(i);
            feed.append("</guid><pubDate>Tue, 03 Mar 2026 10:").append(10 + i).append(":00 GMT</pubDate>");
            feed.append("<dc:creator>Ada Mole</dc:creator><category>harbour</category><category>ships</category>");
            feed.append("<description>").append(words(25)).append("</description><content:encoded><![CDATA[");
            feed.append(html()).append("]]></content:encoded></item>\n");
        }
        return feed.append("</channel></rss>").toString();
    }

    private String atom(int n) {
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><id>urn:feed:" + n
                + "</id><title>Lantern "
                + n + "</title><link href=\"https://lantern.example/\"/><updated>2026-03-03T10:00:00Z</updated>");
        for (int i = 0; i < ENTRIES; i++) {
            feed.append("<entry><id>urn:entry:")
                    .append(n)
                    .append(':')
                    .append(i)
                    .append("</id><title>")
                    .append(words(8));
            feed.append("</title><link href=\"https://lantern.example/")
                    .append(n)
                    .append('/')
                    .append(i)
                    .append("\"/>");
            feed.append("<published>2026-03-03T10:").append(10 + i).append(":00Z</published>");
            feed.append("<updated>2026-03-03T10:").append(10 + i).append(":30Z</updated><author><name>Ida Bach</name>");
            feed.append("</author><category term=\"science\"/><summary>")
                    .append(words(25))
                    .append("</summary>");
            feed.append("<content type=\"html\">")
                    .append(html().replace("&", "&amp;").replace("<", "&lt;"));
            feed.append("</content></entry>\n");
        }
        return feed.append("</feed>").toString();
    }

    private String html() {
        return "<p>" + words(30) + " &amp; <a href=\"/map\">" + words(3)
                + "</a>.</p><p><img src=\"/i.jpg\" alt=\"quay\"> " + words(18) + "</p>";
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
