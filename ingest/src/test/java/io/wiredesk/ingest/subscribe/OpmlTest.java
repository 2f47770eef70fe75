package io.wiredesk.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpmlTest {
    private static Opml.Content read(String opml) {
        return Opml.read(opml.getBytes(StandardCharsets.UTF_8));
    }

    private static Opml.Content body(String outlines) {
        return read("<opml version='2.0'><head/><body>" + outlines + "</body></opml>");
    }

    private static List<Feed> feeds(Opml.Content content) {
        return Subscriptions.apply(content.subscriptions(), Map.of(), Instant.EPOCH);
    }

    @Test
    void folders_are_tags_and_a_feed_in_two_folders_has_two() {
        var content = body("<outline text='News'><outline text='a' xmlUrl='https://a.example/rss'/>"
                + "<outline text='North/South'><outline text='b' xmlUrl='https://b.example/rss'/></outline></outline>"
                + "<outline text='Mine'><outline text='a' xmlUrl='https://a.example/rss'/></outline>");

        assertThat(feeds(content))
                .extracting(Feed::getUrl, Feed::getTags)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("https://a.example/rss", List.of("News", "Mine")),
                        org.assertj.core.groups.Tuple.tuple("https://b.example/rss", List.of("News/North-South")));
        assertThat(content.warnings()).isEmpty();
    }

    @Test
    void opml_1_in_any_letter_case_is_read() {
        var content = read("<?xml version='1.0' encoding='ISO-8859-1'?><OPML version='1.0'><BODY>"
                + "<OUTLINE TEXT='A' TYPE='rss' XMLURL='https://a.example/rss'/>"
                + "<outline title='B' type='rss' url='feed://b.example/rss'/></BODY></OPML>");

        assertThat(feeds(content)).extracting(Feed::getTitle).containsExactly("A", "B");
        assertThat(feeds(content).getLast().getUrl()).isEqualTo("http://b.example/rss");
    }

    @Test
    void a_bad_outline_is_a_warning_and_the_rest_is_read() {
        var content = body("<outline text='no feed' type='rss'/>"
                + "<outline text='odd' xmlUrl='ftp://a.example/rss'/>"
                + "<outline text='off' isComment='true'><outline text='x' xmlUrl='https://x.example/'/></outline>"
                + "<outline text='bad' xmlUrl='https://w.example/' xmlns:w='urn:wiredesk:opml' w:weight='-1'/>"
                + "<outline text='good' xmlUrl='https://b.example/rss' language='not a language!'/>");

        assertThat(feeds(content)).extracting(Feed::getTitle).contains("good").doesNotContain("odd", "x");
        assertThat(content.warnings())
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(line -> line.contains("outline 1 'no feed'"))
                .anyMatch(line -> line.contains("'odd'") && line.contains("ftp://a.example/rss"))
                .anyMatch(line -> line.contains("'off'"))
                .allMatch(line -> line.lines().count() == 1);
    }

    @Test
    void a_setting_of_ours_that_is_none_is_told() {
        var content = read("<opml xmlns:wiredesk='urn:wiredesk:opml'><body>"
                + "<outline text='a' xmlUrl='https://a.example/' wiredesk:weight='-1'/>"
                + "<outline text='b' xmlUrl='https://b.example/' wiredesk:interval='soon'/></body></opml>");

        assertThat(content.subscriptions()).isEmpty();
        assertThat(content.warnings()).hasSize(2).allMatch(line -> line.contains("weight") || line.contains("soon"));
    }

    @Test
    void what_is_not_well_formed_is_read_as_far_as_it_makes_sense() {
        var content = read("<opml><body><outline text='Fish & chips' xmlUrl='https://a.example/rss?a=1&b=2'>"
                + "<outline text='B' xmlUrl='https://b.example/rss'>");

        assertThat(feeds(content))
                .extracting(Feed::getUrl)
                .containsExactly("https://a.example/rss?a=1&b=2", "https://b.example/rss");
        assertThat(feeds(content).getFirst().getTitle()).isEqualTo("Fish & chips");
        assertThat(content.warnings()).hasSize(1).first().asString().contains("not quite XML");
    }

    @Test
    void no_entity_reads_another_file(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        var content = read("<!DOCTYPE opml [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><opml><body>"
                + "<outline text='&x;' xmlUrl='https://a.example/rss'/></body></opml>");

        assertThat(feeds(content).toString()).contains("https://a.example/rss").doesNotContain("hunter2");
        assertThat(content.warnings()).isNotEmpty();
    }

    @Test
    void outlines_nested_without_end_exhaust_nothing() {
        var content = body("<outline text='a'>".repeat(20_000) + "<outline xmlUrl='https://deep.example/'/>");

        assertThat(content.subscriptions()).isEmpty();
        assertThat(content.warnings()).anyMatch(line -> line.contains("nested too deep"));
    }

    @Test
    void credentials_in_an_address_are_taken_out_of_it() {
        Feed feed = feeds(body("<outline xmlUrl='https://reader:a%40b@a.example/rss'/>"))
                .getFirst();

        assertThat(feed.getUrl()).isEqualTo("https://a.example/rss");
        assertThat(feed.getBasicAuth()).isEqualTo(new BasicAuth("reader", "a@b"));
    }

    @Test
    void secrets_are_written_only_when_asked_for() {
        Feed feed = Feed.newBuilder(Subscriptions.feed("https://a.example/rss", "A", List.of(), Instant.EPOCH))
                .setBasicAuth(new BasicAuth("reader", "hunter2"))
                .setHeaders(Map.of("X-Key", "hunter3"))
                .build();

        assertThat(OpmlWriter.write(List.of(feed), false)).doesNotContain("hunter", "reader", "X-Key");
        assertThat(feeds(read(OpmlWriter.write(List.of(feed), true)))).containsExactly(feed);
    }

    @Test
    void an_import_changes_what_it_says_and_nothing_else() {
        Feed before = Feed.newBuilder(Subscriptions.feed("https://a.example/rss", "A", List.of("x"), Instant.EPOCH))
                .setBasicAuth(new BasicAuth("reader", "hunter2"))
                .setFullText(FullText.NEVER)
                .build();
        var content = body("<outline text='y'><outline text='Named' xmlUrl='https://a.example/rss'/></outline>");

        Feed after = Subscriptions.apply(content.subscriptions(), Map.of(before.getId(), before), Instant.now())
                .getFirst();

        assertThat(after)
                .isEqualTo(Feed.newBuilder(before)
                        .setTitle("Named")
                        .setTags(List.of("x", "y"))
                        .build());
    }

    @Test
    void the_same_address_written_otherwise_is_the_same_feed() {
        assertThat(FeedId.of(" HTTPS://A.example:443/rss#top "))
                .isEqualTo(FeedId.of("https://a.example/rss"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void what_is_no_opml_is_refused_in_one_line() {
        for (String other : List.of("<rss/>", "", "hello", "<opml/>", "{}")) {
            assertThatThrownBy(() -> read(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not an OPML file");
        }
    }
}
