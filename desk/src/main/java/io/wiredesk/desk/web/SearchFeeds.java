package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import io.wiredesk.news.Article;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.SearchResult;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/// A search as a feed: RSS 2.0, Atom 1.0 or JSON Feed 1.1. Pure.
@SuppressWarnings("JavaUtilDate") // Rome's interface speaks of nothing else
final class SearchFeeds {
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final String title;
    private final String address;
    private final List<Article> articles;

    /// @param query what was searched for, for the title
    /// @param address of the feed itself
    SearchFeeds(String query, String address, SearchResult result) {
        this(
                query,
                address,
                result.hits().stream()
                        .map(Hit::article)
                        .map(a -> a.getArticle())
                        .toList());
    }

    /// @param query what was searched for, or the name of a saved search
    SearchFeeds(String query, String address, List<Article> articles) {
        this.title = query.isBlank() ? "Wiredesk" : "Wiredesk: " + query;
        this.address = address;
        this.articles = List.copyOf(articles);
    }

    /// @param type `rss_2.0` or `atom_1.0`
    String xml(String type) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(type);
        feed.setTitle(xml10(title));
        feed.setUri(address);
        feed.setLink(address);
        feed.setDescription(xml10(title));
        feed.setPublishedDate(articles.stream()
                .map(article -> Date.from(article.getFetched()))
                .max(Date::compareTo)
                .orElse(new Date(0)));
        feed.setEntries(articles.stream().map(SearchFeeds::entry).toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("the feed can't be written: " + e.getMessage(), e);
        }
    }

    private static SyndEntry entry(Article article) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri("urn:wiredesk:article:" + article.getId());
        entry.setTitle(xml10(article.getTitle()));
        entry.setLink(article.getUrl());
        entry.setAuthor(xml10(String.join(", ", article.getAuthors())));
        entry.setPublishedDate(Date.from(article.getPublished()));
        entry.setUpdatedDate(Date.from(article.getUpdated() == null ? article.getPublished() : article.getUpdated()));
        SyndContentImpl text = new SyndContentImpl();
        text.setType("text/plain");
        text.setValue(xml10(article.getSummary() == null ? article.getText() : article.getSummary()));
        entry.setDescription(text);
        return entry;
    }

    /// Without what XML 1.0 has no way to write (its `Char` production): one such character would spoil the whole feed.
    static String xml10(String text) {
        return ILLEGAL.matcher(text).replaceAll("");
    }

    ObjectNode json() {
        ObjectNode feed = JsonNodeFactory.instance
                .objectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", title)
                .put("feed_url", address);
        ArrayNode items = feed.putArray("items");
        for (Article article : articles) {
            ObjectNode item = items.addObject()
                    .put("id", "urn:wiredesk:article:" + article.getId())
                    .put("title", article.getTitle())
                    .put("content_text", article.getText())
                    .put("date_published", article.getPublished().toString());
            if (article.getUrl() != null) {
                item.put("url", article.getUrl());
            }
            ArrayNode authors = item.putArray("authors");
            article.getAuthors().forEach(name -> authors.addObject().put("name", name));
        }
        return feed;
    }
}
