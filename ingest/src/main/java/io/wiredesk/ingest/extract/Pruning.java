package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.extract.Outline.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// Reads a page without what can't be its article.
final class Pruning {
    /// How much is believed of what names say, from the first pass to the last resort.
    enum Strictness {
        NAMES_AND_ROLES,
        ROLES,
        TAGS
    }

    private static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "canvas",
            "audio",
            "video",
            "button",
            "label",
            "input",
            "select",
            "textarea",
            "option",
            "dialog",
            "nav",
            "menu",
            "link",
            "meta",
            "map",
            "annotation",
            "amp-ad",
            "amp-analytics",
            "amp-social-share",
            "amp-sidebar",
            "amp-consent",
            "amp-embed",
            "amp-iframe",
            "figcaption");
    private static final Set<String> ROLES = Set.of(
            "menu",
            "menubar",
            "navigation",
            "complementary",
            "alert",
            "alertdialog",
            "dialog",
            "banner",
            "contentinfo",
            "search",
            "toolbar",
            "tablist",
            "button");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    /// Holding more of the page's text than this, an element is kept whatever it is called.
    private static final double TOO_MUCH_TO_LOSE = 0.4;
    /// Readers may have written more than the author: their comments go where an article is left.
    private static final int ENOUGH_LEFT = 400;
    /// A caption, with the name of who took the picture.
    private static final int CAPTION_CHARS = 350;

    private static final Evaluator HOLDS_BLOCKS = QueryParser.parse("p, div, ul, ol, table, section, h2, h3, h4");
    private static final Evaluator ARTICLE = QueryParser.parse("main, [itemprop=articleBody]");
    private static final Evaluator HEADLINE = QueryParser.parse("h1");
    private static final Evaluator PICTURE = QueryParser.parse("img, picture, amp-img");

    private final Strictness strictness;
    private final Wording wording;
    private final Set<Element> aroundArticle;

    private Pruning(Strictness strictness, Wording wording, Set<Element> aroundArticle) {
        this.strictness = strictness;
        this.wording = wording;
        this.aroundArticle = aroundArticle;
    }

    /// @return what is left of the page
    static Outline prune(Element body, Strictness strictness, Wording wording) {
        Pruning pruning = new Pruning(strictness, wording, aroundArticle(body));
        Outline outline = OutlineWalk.of(body, pruning::isNoText);
        pruning.prune(outline);
        return outline;
    }

    /// The elements around the first headline and around what says that it is the article.
    private static Set<Element> aroundArticle(Element body) {
        Set<Element> around = new HashSet<>();
        for (Element marked : body.select(ARTICLE)) {
            around.add(marked);
            around.addAll(marked.parents());
        }
        Element headline = body.selectFirst(HEADLINE);
        if (headline != null) {
            around.addAll(headline.parents());
        }
        return around;
    }

    /// Elements within a paragraph are settled here: once it is read, it is one.
    private boolean isNoText(Element element) {
        if (NO_TEXT.contains(element.normalName())) {
            return true;
        }
        return element.nameIs("span")
                && (isHidden(element) || isNamed(element))
                && element.selectFirst(HOLDS_BLOCKS) == null;
    }

    private void prune(Outline outline) {
        int whole = Math.max(1, outline.prose(outline.root()));
        for (int i = 1; i < outline.places().size(); ) {
            Place place = outline.place(i);
            boolean going = place.from() < place.to() && maySpare(outline, place, whole) && goes(outline, place);
            if (going) {
                outline.takeOut(place);
            }
            i = going || place.from() == place.to() ? place.next() : i + 1;
        }
    }

    private boolean maySpare(Outline outline, Place place, int whole) {
        int prose = outline.prose(place);
        return prose < TOO_MUCH_TO_LOSE * whole || (whole - prose > ENOUGH_LEFT && wording.isComments(place.element()));
    }

    private boolean goes(Outline outline, Place place) {
        Element element = place.element();
        if (isHidden(element)) {
            return true;
        }
        if (strictness == Strictness.TAGS || element.nameIs("article") || element.nameIs("main")) {
            return false;
        }
        return ROLES.contains(element.attr("role"))
                || element.nameIs("aside")
                || (element.nameIs("footer") && element.closest("blockquote") == null)
                || (isNamed(element) && !holdsArticle(outline, place))
                || isCaption(outline, place);
    }

    /// Whatever it is called: the headline and enough below it.
    private boolean holdsArticle(Outline outline, Place place) {
        return outline.prose(place) > ENOUGH_LEFT && aroundArticle.contains(place.element());
    }

    private boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || (strictness == Strictness.NAMES_AND_ROLES
                        && element.attr("aria-hidden").equals("true"))
                || (element.hasAttr("style")
                        && HIDDEN.matcher(element.attr("style")).find());
    }

    private boolean isNamed(Element element) {
        return strictness == Strictness.NAMES_AND_ROLES
                && !element.nameIs("a")
                && (wording.isAlien(element) || (!isLine(element) && wording.isUnlikely(element)))
                && element.closest("pre, code") == null;
    }

    private static boolean isLine(Element element) {
        return switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
            default -> false;
        };
    }

    /// A few words beside a picture in a box of their own.
    private boolean isCaption(Outline outline, Place place) {
        Element element = place.element();
        if (place.to() - place.from() > 2 || outline.chars(place) > CAPTION_CHARS || element.nameIs("p")) {
            return false;
        }
        boolean picture = element.nameIs("figure") || wording.isPicture(element);
        for (int i = place.from(); i < place.to(); i++) {
            Block block = outline.block(i);
            if (block.isHeading() || block.isListItem() || (block.holder().nameIs("p") && !picture)) {
                return false;
            }
        }
        return element.selectFirst(PICTURE) != null;
    }
}
