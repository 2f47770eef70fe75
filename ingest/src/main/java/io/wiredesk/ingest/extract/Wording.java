package io.wiredesk.ingest.extract;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the names that page authors give to elements (`class`, `id`), and the short lines between the paragraphs, tell
/// of
/// their part in the page. Names are read as words: `relatedArticles`, `related-articles` and `related_articles` alike.
final class Wording {
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String START = "(?:^|[\\s_:-])";
    private static final String END = "(?=$|[\\s_:-]|\\d)";

    /// Never part of the text, wherever it stands.
    private static final Pattern ALIEN = Pattern.compile(START
            + "(?:shar(?:e|es|ing)(?:d?(?:bar|this|tools|buttons?|addthis|daddy))?|social(?:s|media|bar|links)?|addthis|sharedaddy"
            + "|related(?:posts?|articles?|stor(?:y|ies)|content|links)?|recirc(?:ulation)?|recommend(?:ed|ation|ations)?"
            + "|read-?(?:more|next|also)|more-?(?:from|on|stories|news|articles)|see-?also|also-?(?:read|like)|you-?may|outbrain|taboola|zergnet|revcontent"
            + "|newsletters?|subscri(?:be|ption)s?|signup|sign-up|mailchimp|optin|paywall|regwall|piano|donat(?:e|ion)"
            + "|comments?(?:list|area|form|section)?|disqus|livefyre|coral|respond|replies|shoutbox"
            + "|captions?|credits?|photo-?credit|image-?(?:credit|caption|source)|figcaption|wp-caption-text|gallery-?caption"
            + "|cookies?|consent|gdpr|onetrust|privacy-?(?:notice|banner)"
            + "|ads?|advert(?:s|isement|ising|orial)?|adsense|adslot|adunit|dfp|gpt|sponsor(?:ed)?|promo(?:s|tion|box)?|teasers?|banner"
            + "|breadcrumbs?|crumbs?|pagination|pager|paging|nav(?:bar|igation)?|menu|toolbar|skip-?(?:link|to)|sr-only|visually-?hidden|screen-?reader(?:-text)?"
            + "|tags?|tag-?(?:list|cloud|s)|keywords|topics|categor(?:y|ies)(?=-?(?:list|links|label))"
            + "|by-?line|author-?(?:bio|box|info|card|block|profile|description|meta|details|name)|about-?(?:the-?)?author|bio(?:graphy|box)?|contributors?"
            + "|(?:post|entry|article|story)-?(?:meta|info|footer|tags|share|tools|actions|date|author|categories)|dateline|timestamp|pub-?date|posted-?on|published-?(?:at|on|date)"
            + "|copyright|disclaimer|trending|most-?(?:read|popular|viewed|commented|shared)|popular-?(?:posts|stories|articles|news)|sidebar|widgets?|popup|modal|overlay|lightbox|tooltip"
            + "|print-?(?:only|link|button)|rating|reactions?|votes?|poll|survey|jump-?to|table-?of-?contents|toc|live-?(?:chat|feed-?nav)"
            + "|video-?(?:player|js|title|caption|meta)|player|jw-?player|brightcove|transcript-?toggle|playlist|carousel|slider-?nav|thumbnails?|noprint)"
            + END);

    /// Names of elements that hold no article, as long as nothing speaks for them.
    private static final Pattern UNLIKELY = Pattern.compile(START
            + "(?:aside|masthead|header|footer|foot|extra|legends?|remark|rss|skyscraper|supplemental|rail|right-?(?:col|column|side)|left-?(?:col|column)"
            + "|secondary|complementary|cover-?wrap|combx|agegate|login|account|user-?menu|search|dropdown|off-?canvas|ticker|weather|stock|market-?data|quick-?links|site-?map|yom-remote|community)"
            + END);

    private static final Pattern HOPEFUL =
            Pattern.compile("article|body|column(?!ist)|content|main|story|entry|post(?:s|ing)?\\b|text");
    private static final Pattern GOOD =
            Pattern.compile("article|body|content|entry|hentry|main|page|post|text|blog|story|prose|copy");
    private static final Pattern BAD = Pattern.compile(START
            + "(?:hid(?:den)?|banner|combx|com|contact|foot(?:er|note)?|masthead|media|meta|promo|scroll|shopping|shoutbox|tool|widget|related|share|comment|sponsor|outbrain|sidebar|tags|list|index|summary-?list|card|teaser)"
            + END);
    private static final Pattern COMMENT =
            Pattern.compile(START + "(?:comments?|disqus|replies|respond|comment-?\\w+)" + END);

    /// The whole of a short line that is none of the author's.
    private static final Pattern LINE = Pattern.compile("(?iu)(?:"
            + "(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|sponsored(?: content)?)\\b.{0,40}"
            + "|(?:(?:story|article) continues (?:below|after)|continue reading|keep reading|scroll (?:down )?(?:for|to)).{0,60}"
            + "|(?:(?:read|see|watch|listen|explore|view|find out|learn)(?: the)?(?: full)?(?: story)? (?:more|also|next|now)\\b|also (?:read|see|watch|on)|more (?:on|from|stories|about)\\b|related(?: (?:articles?|stories|content|links|topics|coverage|posts?|news|reading|items))?\\s*(?::|$)|recommended(?: for you)?\\s*(?::|$)|read\\s*(?::|\\|)|watch\\s*(?::|\\|)|see also|you may also|don.t miss|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|leer también|lea también|leggi anche|lees ook|läs också).{0,200}"
            + "|(?:share|tweet|pin it|email|print|save|copy link|comments?|whatsapp|facebook|twitter|linkedin|reddit|pinterest|messenger|flipboard|close|menu|reply|like|more|share this.{0,40}|share on .{0,30}|tweet this|click to (?:share|tweet|email|print|copy).{0,60}|view (?:all )?comments.{0,20}|(?:leave|post|add) a comment.{0,40}|\\d+ (?:comments?|shares?|likes?|views?|replies))"
            + "|(?:follow|like|find|join) (?:us|him|her|me|them|@?\\w+(?: \\w+){0,3}) (?:on|at) (?:twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp|google|x)\\b.{0,160}"
            + "|follow @\\w+.{0,60}"
            + "|(?:sign ?up|subscribe|register|get|receive|download|join)\\b.{0,80}\\b(?:newsletters?|inbox|alerts?|e-?mails? (?:updates|every)|briefing|podcasts?|our app|the app|channel)\\b.{0,160}"
            + "|(?:image|photo|picture|foto|bild|photograph|photo credit|image credit|credit|image copyright|image caption|media caption|photo by|file photo|photo courtesy)\\s*(?::|©|copyright\\b|caption\\b|by\\b|/).{0,160}"
            + "|(?:©|\\(c\\)|copyright)\\s.{0,250}|.{0,160}\\ball rights reserved\\b.{0,200}"
            + "|.{0,60}\\(?(?:getty images|ap photo|afp photo|reuters/[\\w .]+|shutterstock|istock)\\)?[^.]{0,60}"
            + "|(?:(?:first )?published|updated|last updated|posted|last modified|created|date|publié|mis à jour|aktualisiert|veröffentlicht)\\b(?: on| at)?\\s*:?\\s*(?=.*\\d).{1,80}"
            + "|(?:filed under|tagged(?: with| in)?|tags|topics|categories|category|keywords|labels)\\s*:.{0,300}"
            + "|(?:by|von|par|por)\\s+\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{L}[\\p{L}.'’-]*){0,5}(?:\\s*[|,•].{0,60})?"
            + "|\\d{1,2}[:.h]\\d{2}(?:\\s*[ap]\\.?m\\.?)?(?:\\s*(?:gmt|bst|utc|c?e[sd]?t|p[sd]t|uhr))?"
            + "|\\d+ (?:minutes?|min|mins|hours?|days?) (?:ago|read)\\b.{0,20}|\\d+ of \\d+|\\d+/\\d+"
            + "|(?:loading|please wait|show more|load more|hide caption|toggle caption|enlarge(?: this)? image|click to (?:enlarge|expand|view).{0,40}|view gallery.{0,40}|video\\s*:?.{0,0}|play video|your browser does not support.{0,80}|this (?:video|content) (?:file )?(?:cannot be played|is not available).{0,60}|javascript is (?:disabled|required).{0,80})"
            + "|(?:got a (?:tip|story)|have you been affected|do you have a (?:story|tip)|contact the (?:author|editor|reporter)|email the author|write to|reach the (?:author|reporter)).{0,200}"
            + "|skip (?:to|past|in|advert).{0,60}|back to (?:top|article|home).{0,20}"
            + ")");

    private Wording() {}

    static String names(Element element) {
        String names = element.className() + " " + element.id();
        return CAMEL.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static boolean isAlien(Element element) {
        String names = names(element);
        return names.length() > 1 && ALIEN.matcher(names).find();
    }

    static boolean isUnlikely(Element element) {
        String names = names(element);
        return names.length() > 1
                && UNLIKELY.matcher(names).find()
                && !HOPEFUL.matcher(names).find();
    }

    static boolean isComment(Element element) {
        return element.parents().stream()
                .anyMatch(parent -> COMMENT.matcher(names(parent)).find());
    }

    /// Speaks for an element (positive) or against it (negative), 25 points for each of class and id.
    static int weight(Element element) {
        return weight(element.className()) + weight(element.id());
    }

    private static int weight(String name) {
        String words = CAMEL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        if (words.isBlank()) {
            return 0;
        }
        return (GOOD.matcher(words).find() ? 25 : 0) - (BAD.matcher(words).find() ? 25 : 0);
    }

    /// Whether a line between paragraphs is the site's and not the author's.
    static boolean isSiteLine(String text) {
        return text.length() < 320 && LINE.matcher(text.strip()).matches();
    }
}
