package io.wiredesk.ingest.parse;

import io.wiredesk.ingest.parse.Draft.Author;
import io.wiredesk.ingest.parse.ParsedEntry.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Our own reading of a feed's document, element by element, by what each is called and not by where it should stand:
/// what
/// the web serves as RSS has Dublin Core, Media RSS, iTunes and Atom in it, at any depth.
///
/// Source: the specifications of RSS 0.9x to 2.0, Atom 0.3 and 1.0 and of their modules; where feeds depart from them,
/// the
/// behaviour that feedparser documents.
final class FeedWalk {
    private final String version;
    private final int maxEntries;
    private final Draft feed = new Draft();
    private final List<Draft> entries = new ArrayList<>();

    private FeedWalk(String version, int maxEntries) {
        this.version = version;
        this.maxEntries = maxEntries;
    }

    /// Where in the document the walk is.
    private record Place(Draft draft, String base, int depth) {}

    static FeedWalk of(Element root, String version, String base, int maxEntries) {
        FeedWalk walk = new FeedWalk(version, maxEntries);
        walk.visit(root, new Place(walk.feed, base, 0));
        return walk;
    }

    Draft feed() {
        return feed;
    }

    List<Draft> entries() {
        return entries;
    }

    private void visit(Element element, Place outer) {
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        String base = own == null || own.isBlank() ? outer.base() : Links.safe(own, outer.base());
        Place place = new Place(outer.draft(), base.isEmpty() ? outer.base() : base, outer.depth() + 1);
        String name = Vocabulary.name(element);
        if (!takeProse(name, element, place) && !takeFact(name, element, place)) {
            takeStructure(name, element, place);
        }
    }

    private void descend(Element element, Place place) {
        for (Element child : element.getChildren()) {
            visit(child, place);
        }
    }

    private boolean takeProse(String name, Element element, Place place) {
        Draft draft = place.draft();
        boolean inEntry = !draft.equals(feed);
        switch (name) {
            case "title", "dc:title" -> draft.title(prose(element, "text/plain", place), place.depth(), true);
            case "media:title" -> draft.title(prose(element, "text/plain", place), place.depth(), false);
            case "subtitle", "tagline" -> {
                if (!inEntry) {
                    draft.summary = prose(element, "text/plain", place);
                }
            }
            case "description", "dc:description", "abstract" -> {
                Markup read = prose(element, "text/html", place);
                if (inEntry) {
                    draft.summary(read, place.depth());
                } else {
                    draft.summary = read;
                }
            }
            case "summary" -> {
                if (inEntry) {
                    draft.summary(prose(element, "text/plain", place), place.depth());
                }
            }
            case "media:description", "itunes:summary", "itunes:subtitle" -> teaser(element, place);
            case "content" -> draft.content(prose(element, "text/plain", place));
            case "content:encoded", "fullitem" -> draft.content(prose(element, "text/html", place));
            case "body", "xhtml:body" -> draft.content(prose(element, "application/xhtml+xml", place));
            case "rights", "copyright", "dc:rights" -> draft.rights = prose(element, "text/plain", place);
            case "info", "feedburner:browserfriendly", "svg:svg", "math:math" -> {
                // Said to people who look at the feed itself.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Second choice for a summary; the longer of several.
    private void teaser(Element element, Place place) {
        Markup read = prose(element, "text/plain", place);
        Draft draft = place.draft();
        if (draft.teaser == null || read.html().length() > draft.teaser.html().length()) {
            draft.teaser = read;
        }
    }

    private Markup prose(Element element, String defaultType, Place place) {
        return TextConstruct.of(element, defaultType, place.base(), version);
    }

    private boolean takeFact(String name, Element element, Place place) {
        Draft draft = place.draft();
        switch (name) {
            case "link" -> link(element, place);
            case "guid", "id" -> id(element, place);
            case "language", "dc:language" -> draft.language = orElse(text(element), draft.language);
            case "published", "issued", "pubdate", "dcterms:issued" ->
                draft.published = orElse(date(element), draft.published);
            case "updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified" ->
                draft.updated = orElse(date(element), draft.updated);
            case "created", "dcterms:created" -> draft.created = orElse(date(element), draft.created);
            case "category", "keywords", "dc:subject", "media:category", "itunes:category" -> category(element, place);
            case "tags", "itunes:keywords", "media:keywords" -> {
                for (String term : element.getText().split(",")) {
                    tag(term, draft);
                }
            }
            case "author", "managingeditor", "dc:author", "dc:creator", "itunes:author" -> author(element, draft);
            case "enclosure" -> enclosure(element, place, draft.enclosures);
            case "media:content" -> {
                enclosure(element, place, draft.media);
                descend(element, place);
            }
            case "itunes:image", "itunes:link" -> {
                String address = orElse(element.getAttributeValue("href"), element.getAttributeValue("url"));
                draft.image = orElse(address, draft.image);
            }
            case "logo" -> draft.iconOnly = orElse(Links.absoluteOrNull(text(element), place.base()), draft.iconOnly);
            case "ttl" -> draft.ttlMinutes = minutes(text(element));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeStructure(String name, Element element, Place place) {
        switch (name) {
            case "item", "entry" -> entry(element, place);
            case "source" -> source(element, place);
            case "image" -> image(element, place);
            case "rss", "feed", "rdf:rdf" -> {
                String stated = orElse(
                        element.getAttributeValue("lang", Namespace.XML_NAMESPACE), element.getAttributeValue("lang"));
                feed.language = stated == null || stated.isBlank() ? feed.language : stated.replace('_', '-');
                descend(element, place);
            }
            case "channel" -> {
                attributes(element, place);
                descend(element, place);
            }
            case "textinput",
                    "contributor",
                    "dc:contributor",
                    "itunes:owner",
                    "webmaster",
                    "dc:publisher",
                    "cloud",
                    "generator",
                    "docs",
                    "media:credit",
                    "media:thumbnail" -> {
                // Names and addresses that are not the article's.
            }
            default -> descend(element, place);
        }
    }

    private void entry(Element element, Place place) {
        if (entries.size() >= maxEntries) {
            return;
        }
        Draft entry = new Draft();
        entries.add(entry);
        Place inside = new Place(entry, place.base(), place.depth());
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getName().equals("about")) {
                entry.id(attribute.getValue(), Integer.MAX_VALUE);
            }
        }
        attributes(element, inside);
        descend(element, inside);
        if (entry.summary == null) {
            entry.summary = entry.teaser;
        }
    }

    /// Channels and items of the Channel Definition Format say in attributes what others say in elements.
    private static void attributes(Element element, Place place) {
        String href = attribute(element, "href");
        place.draft().link = href == null ? place.draft().link : Links.absolute(href, place.base());
        place.draft().updated = orElse(FeedDates.instant(attribute(element, "lastmod")), place.draft().updated);
    }

    private void source(Element element, Place place) {
        Draft source = new Draft();
        String address = element.getAttributeValue("url");
        descend(element, new Place(source, place.base(), place.depth()));
        source.link = orElse(Links.absoluteOrNull(address, place.base()), source.link);
        String said = element.getText().strip();
        source.title = source.title == null && !said.isEmpty() ? Markup.ofText(Mojibake.undone(said)) : source.title;
        place.draft().source = source;
    }

    private static void image(Element element, Place place) {
        for (Element child : element.getChildren()) {
            if (Vocabulary.name(child).equals("url")) {
                place.draft().image = Links.absoluteOrNull(text(child), place.base());
            }
        }
        place.draft().image =
                orElse(place.draft().image, Links.absoluteOrNull(element.getAttributeValue("href"), place.base()));
    }

    private void link(Element element, Place place) {
        Draft draft = place.draft();
        String href = orElse(attribute(element, "href"), orElse(attribute(element, "url"), attribute(element, "uri")));
        String rel = element.getAttributeValue("rel", "alternate").toLowerCase(Locale.ROOT);
        if (href == null) {
            String said = element.getText().strip();
            if (!said.isEmpty()) {
                draft.link = Links.absolute(said.replace("&amp;", "&"), place.base());
            }
            return;
        }
        String address = Links.absolute(href, place.base());
        String type = element.getAttributeValue("type", "text/html").toLowerCase(Locale.ROOT);
        switch (rel) {
            case "alternate" -> {
                boolean html = type.equals("text/html") || type.equals("html") || type.contains("xhtml");
                draft.link = html || draft.link == null ? address : draft.link;
            }
            case "enclosure" -> enclosure(element, place, draft.enclosures);
            case "hub" -> draft.hub = orElse(draft.hub, address);
            case "self" -> draft.self = orElse(draft.self, address);
            default -> {
                // What else a feed is related to is of no use here.
            }
        }
    }

    private void id(Element element, Place place) {
        String said = element.getText().strip();
        String permanent = attribute(element, "ispermalink");
        boolean isLink = permanent == null || permanent.equals("true");
        String id = isLink && !said.isEmpty() ? Links.absolute(said, place.base()) : said;
        if (id.isEmpty()) {
            return;
        }
        place.draft().id(id, place.depth());
        if (isLink && place.draft().link == null) {
            place.draft().link = id;
        }
    }

    private void category(Element element, Place place) {
        Draft draft = place.draft();
        String term = orElse(element.getAttributeValue("term"), element.getAttributeValue("text"));
        String said = element.getText().strip();
        if (term != null) {
            tag(term, draft);
        }
        tag(said, draft);
        if (term == null && said.isEmpty()) {
            tag(element.getAttributeValue("label", ""), draft);
        }
        descend(element, place);
    }

    private static void tag(String term, Draft draft) {
        String tidy = Mojibake.undone(term.strip());
        if (!tidy.isEmpty()) {
            draft.tags.add(tidy);
        }
    }

    private static void author(Element element, Draft draft) {
        Author author = AuthorReader.of(element);
        if (author != null) {
            draft.authors.add(author);
        }
    }

    private static void enclosure(Element element, Place place, List<Attachment> to) {
        String address =
                orElse(attribute(element, "url"), orElse(attribute(element, "href"), attribute(element, "uri")));
        if (address != null && !address.isBlank()) {
            String type = element.getAttributeValue("type");
            String length = orElse(attribute(element, "length"), attribute(element, "filesize"));
            to.add(new Attachment(
                    Links.absolute(address, place.base()),
                    type == null || type.isBlank() ? null : type,
                    bytes(length)));
        }
    }

    private static @Nullable Long bytes(@Nullable String stated) {
        return stated != null && stated.strip().matches("\\d{1,15}") ? Long.valueOf(stated.strip()) : null;
    }

    private static @Nullable Integer minutes(@Nullable String stated) {
        return stated != null && stated.matches("[1-9]\\d{0,6}") ? Integer.valueOf(stated) : null;
    }

    private static @Nullable Instant date(Element element) {
        return FeedDates.instant(element.getText());
    }

    private static @Nullable String attribute(Element element, String lowerCase) {
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(lowerCase)) {
                return attribute.getValue();
            }
        }
        return null;
    }

    private static @Nullable String text(Element element) {
        String text = element.getText().strip();
        return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable T orElse(@Nullable T value, @Nullable T otherwise) {
        return value == null ? otherwise : value;
    }
}
