package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the names that page authors give to elements (`class`, `id`) tell of their part in the page. Names are read as
/// words: `relatedArticles`, `related-articles` and `related_articles` alike. Keeps what it found of each name: a page
/// repeats the same ones by the hundred. Not for more than one page, nor for more than one thread.
final class Wording {
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern WORD_END = Pattern.compile("[_:|.-]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+$");

    /// Never part of the text, wherever they stand; two words in a row are looked up as one.
    private static final Set<String> ALIEN = words("""
            share shares sharing sharebar sharebox sharethis sharetool sharetools sharebutton sharebuttons sharelinks
            sharedaddy social socials socialmedia socialbar sociallinks addthis
            related relatedposts relatedarticles relatedstories relatedcontent relatedlinks recirc recirculation
            readmore readnext readalso morefrom moreon morestories morenews morearticles seealso alsoread alsolike
            youmay outbrain taboola zergnet revcontent
            newsletter newsletters subscribe subscription subscriptions signup mailchimp optin paywall regwall piano
            donate donation
            comment comments commentlist commentarea commentform commentsection disqus livefyre coral respond reply replies
            shoutbox forum forums talkback
            caption captions credit credits photocredit imagecredit imagesource figcaption
            cookie cookies consent gdpr onetrust privacynotice privacybanner
            ads advert adverts advertisement advertisements advertising advertorial adsense adslot adunit dfp gpt
            sponsor sponsored promo promos promotion promobox promotional siderail rightrail leftrail teaser teasers banner
            breadcrumb breadcrumbs crumb crumbs pagination pager paging nav navbar navigation menu toolbar skiplink
            skipto sronly visuallyhidden screenreader
            taglist tagcloud taglinks keywords topics categorylist categorylinks categorylabel
            byline authorbio authorbox authorinfo authorcard authorblock authorprofile authordescription authormeta
            authordetails authorname aboutauthor theauthor bio biography biobox contributor contributors
            postmeta postinfo postfooter posttags postshare posttools postactions postdate postauthor postcategories
            entrymeta entryinfo entryfooter entrytags entrydate entryauthor entrycategories
            articlemeta articleinfo articlefooter articletags articletools articleactions articledate articleauthor
            storymeta storyinfo storyfooter storytags storytools storyactions storydate storyauthor
            dateline timestamp pubdate postedon publishedat publishedon publisheddate
            bottomof contributions linksblock linklist
            copyright disclaimer trending mostread mostpopular mostviewed mostcommented mostshared popularposts
            popularstories populararticles popularnews sidebar widget widgets popup modal lightbox tooltip
            printonly printlink printbutton rating ratings reaction reactions vote votes poll survey jumpto tableofcontents
            toc livechat highlights storyhighlights keypoints
            videoplayer videojs videotitle videocaption videodesc videometa player jwplayer brightcove transcripttoggle
            playlist carousel slidernav thumbnail thumbnails noprint
            """);

    /// Names whose last word tells.
    private static final Set<String> ALIEN_LAST = words("ad author authors tag tags");

    private static final Pattern ALIEN_PARTS = Pattern.compile(
            "^(?:newsletter|advert|sponsor|breadcrumb|taboola|outbrain|disqus|recommend|sidebar|subscri|related).*"
                    + "|.*(?:related|comments|captions?|newsletter|sidebar|breadcrumbs?|byline)$");

    /// After these a name says what a page has, not what an element is.
    private static final Set<String> ABOUT_THE_PAGE =
            words("has have no not non with without hide show is enable disable open close toggle");

    private static final Set<String> SWITCHED = words("open opened closed enabled disabled active inactive");

    /// Names of elements that hold no article, as long as nothing speaks for them.
    private static final Set<String> UNLIKELY = words("""
            aside masthead header footer foot extra legend legends remark rss skyscraper supplemental rail rightcol
            rightcolumn rightside leftcol leftcolumn secondary complementary coverwrap combx agegate login account
            usermenu search dropdown offcanvas ticker weather stock marketdata quicklinks sitemap community
            """);

    private static final Set<String> BAD = words("""
            hid hidden banner combx com contact foot footer footnote masthead media meta promo scroll shopping
            shoutbox tool widget related share comment sponsor outbrain sidebar tags list index summarylist card teaser
            overlay
            """);
    private static final Set<String> PICTURE = words("""
            pic pics picbox picture pictures photo photos photobox image images img figure illustration visual media
            """);
    private static final Set<String> COMMENT = words("comment comments disqus forum forums replies respond talkback");
    private static final Pattern HIDDEN =
            Pattern.compile("(?:^|\\s)(?:hidden|hide|is-hidden|js-hidden|invisible)(?=\\s|$)");

    /// Beside these a name for hiding speaks of some screens only.
    private static final Pattern SHOWN = Pattern.compile("block|flex|inline|grid|table|visible|show");
    private static final Pattern HOPEFUL =
            Pattern.compile("article|body|column(?!ist)|content|main|story|entry|post(?:s|ing)?\\b|text");
    private static final Pattern GOOD =
            Pattern.compile("article|body|content|entry|hentry|main|page|post|text|blog|story|prose|copy");

    private record Verdict(boolean alien, boolean unlikely, boolean comment, boolean picture, int weight) {}

    private static final Verdict NOTHING = new Verdict(false, false, false, false, 0);

    private static final List<String> ROLES = List.of("data-component", "data-testid", "data-name", "aria-label");

    private final Map<String, Verdict> known = new HashMap<>();

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    /// Whether an element's names say that it is none of the article.
    boolean isAlien(Element element) {
        return verdict(element).alien();
    }

    /// Whether they speak against it, and none for it.
    boolean isUnlikely(Element element) {
        return verdict(element).unlikely();
    }

    /// Whether it is named for the readers' comments.
    boolean isComments(Element element) {
        return verdict(element).comment();
    }

    /// Whether it is named for a picture.
    boolean isPicture(Element element) {
        return verdict(element).picture();
    }

    /// Whether it stands among comments.
    boolean isComment(Element element) {
        return element.parents().stream().anyMatch(this::isComments);
    }

    /// Speaks for an element (positive) or against it (negative), 25 points for each of class and id.
    int weight(Element element) {
        return verdict(element).weight();
    }

    private Verdict verdict(Element element) {
        if (element.attributesSize() == 0) {
            return NOTHING;
        }
        String classes = element.className();
        String id = element.id();
        String roles = roles(element);
        return known.computeIfAbsent(classes + " # " + id + " # " + roles, names -> judge(classes, id, roles));
    }

    /// What pages made of components say in other places.
    private static String roles(Element element) {
        StringBuilder roles = new StringBuilder();
        for (String attribute : ROLES) {
            if (element.hasAttr(attribute)) {
                roles.append(' ').append(element.attr(attribute).strip().replace(' ', '-'));
            }
        }
        return roles.toString();
    }

    private static Verdict judge(String classes, String id, String roles) {
        boolean alien = false;
        boolean unlikely = false;
        boolean comment = false;
        boolean picture = false;
        String all = dashed(classes + " " + id + roles);
        for (String name : all.split("\\s+")) {
            List<String> words = parts(name);
            alien |= isAlien(words);
            unlikely |= has(words, UNLIKELY);
            comment |= !isAboutThePage(words)
                    && (has(words, COMMENT) || words.stream().anyMatch(word -> word.endsWith("comments")));
            picture |= has(words, PICTURE);
        }
        alien |= HIDDEN.matcher(all).find() && !SHOWN.matcher(all).find();
        boolean itself = all.contains("hentry") || all.contains("h-entry");
        int weight = weight(classes) + weight(id);
        return new Verdict(alien && !itself, unlikely && !HOPEFUL.matcher(all).find(), comment, picture, weight);
    }

    private static boolean isAlien(List<String> words) {
        if (words.isEmpty() || isAboutThePage(words)) {
            return false;
        }
        return has(words, ALIEN)
                || ALIEN_LAST.contains(words.getLast())
                || words.stream().anyMatch(word -> ALIEN_PARTS.matcher(word).matches());
    }

    private static boolean isAboutThePage(List<String> words) {
        return words.size() > 1 && (ABOUT_THE_PAGE.contains(words.getFirst()) || SWITCHED.contains(words.getLast()));
    }

    /// A word of the list, or two in a row that make one.
    private static boolean has(List<String> words, Set<String> list) {
        for (int i = 0; i < words.size(); i++) {
            if (list.contains(words.get(i))
                    || (i + 1 < words.size() && list.contains(words.get(i) + words.get(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static int weight(String names) {
        if (names.isBlank()) {
            return 0;
        }
        String all = dashed(names);
        boolean bad = false;
        for (String name : all.split("\\s+")) {
            bad |= has(parts(name), BAD);
        }
        return (GOOD.matcher(all).find() ? 25 : 0) - (bad ? 25 : 0);
    }

    private static String dashed(String names) {
        return CAMEL.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : WORD_END.split(name)) {
            String word = NUMBER.matcher(part).replaceFirst("");
            if (!word.isEmpty()) {
                parts.add(word);
            }
        }
        return parts;
    }
}
