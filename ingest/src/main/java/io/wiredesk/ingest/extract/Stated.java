package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.parse.FeedDates;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page states of itself for machines: JSON-LD before OpenGraph before other `meta` and `link` elements.
///
/// @param isArticle whether it calls itself an article
/// @param articleBody the text as JSON-LD has it: often without paragraphs, at times only its beginning
record Stated(
        @Nullable String title,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable String language,
        @Nullable String canonical,
        @Nullable String articleBody,
        @Nullable String site,
        boolean isArticle) {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");
    private static final String[] TITLES = {
        "meta[property=og:title]",
        "meta[name=og:title]",
        "meta[name=twitter:title]",
        "meta[name=parsely-title]",
        "meta[name=sailthru.title]",
        "meta[name=dc.title i]",
        "meta[name=headline]"
    };
    private static final String[] AUTHORS = {
        "meta[name=author i]", "meta[property=author]", "meta[name=parsely-author]", "meta[name=sailthru.author]",
        "meta[name=dc.creator i]", "meta[name=byl]", "meta[property=article:author]", "meta[name=twitter:data1]"
    };
    private static final String[] DATES = {
        "meta[property=article:published_time]",
        "meta[name=article:published_time]",
        "meta[itemprop=datePublished]",
        "meta[name=parsely-pub-date]",
        "meta[name=sailthru.date]",
        "meta[name=pubdate i]",
        "meta[name=publish-date i]",
        "meta[name=publishdate i]",
        "meta[name=dc.date.issued i]",
        "meta[name=dcterms.created i]",
        "meta[name=dc.date i]",
        "meta[name=dcterms.date i]",
        "meta[property=og:published_time]",
        "meta[name=date i]",
        "meta[name=cxenseparse:recs:publishtime]",
        "meta[property=article:published]"
    };

    static Stated of(Document page, @Nullable String url) {
        JsonLd article = JsonLd.of(page);
        return new Stated(
                first(article.headline(), content(page, TITLES)),
                first(String.join(", ", article.authors()), byline(page)),
                published(page, article, url),
                language(page, article),
                canonical(page, url),
                article.body(),
                first(content(page, "meta[property=og:site_name]", "meta[name=application-name]"), article.publisher()),
                article.isFound() || "article".equals(content(page, "meta[property=og:type]")));
    }

    private static @Nullable String byline(Document page) {
        for (String query : AUTHORS) {
            List<String> names = new ArrayList<>();
            for (Element meta : page.select(query)) {
                String name = Bylines.tidy(meta.attr("content"));
                if (name != null && !names.contains(name)) {
                    names.add(name);
                }
            }
            if (!names.isEmpty()) {
                return String.join(", ", names);
            }
        }
        return null;
    }

    private static @Nullable Instant published(Document page, JsonLd article, @Nullable String url) {
        Instant stated = FeedDates.instant(article.published());
        for (int i = 0; stated == null && i < DATES.length; i++) {
            stated = FeedDates.instant(content(page, DATES[i]));
        }
        if (stated != null) {
            return stated;
        }
        for (Element time : page.select("time[itemprop=datePublished], [itemprop=datePublished], time[pubdate],"
                + " article time[datetime], header time[datetime], time[datetime], abbr.published[title]")) {
            Instant shown = FeedDates.instant(first(time.attr("datetime"), time.attr("content"), time.attr("title")));
            if (shown != null) {
                return shown;
            }
        }
        return ShownDate.of(page, canonical(page, url));
    }

    private static @Nullable String language(Document page, JsonLd article) {
        Element html = page.selectFirst("html");
        String stated = first(
                html == null ? null : first(html.attr("lang"), html.attr("xml:lang")),
                article.language(),
                content(
                        page,
                        "meta[http-equiv=content-language i]",
                        "meta[name=language i]",
                        "meta[name=dc.language i]"),
                content(page, "meta[property=og:locale]"));
        return stated == null || !LANGUAGE.matcher(stated).matches() ? null : stated.replace('_', '-');
    }

    private static @Nullable String canonical(Document page, @Nullable String url) {
        Element link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
        String stated = first(link == null ? null : absolute(link, "href"), content(page, "meta[property=og:url]"));
        try {
            return stated == null || !URI.create(stated).isAbsolute() ? url : stated;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private static String absolute(Element link, String attribute) {
        String absolute = link.absUrl(attribute);
        return absolute.isEmpty() ? link.attr(attribute) : absolute;
    }

    private static @Nullable String content(Document page, String... queries) {
        for (String query : queries) {
            for (Element meta : page.select(query)) {
                String content = meta.attr("content").strip();
                if (!content.isEmpty()) {
                    return content;
                }
            }
        }
        return null;
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
