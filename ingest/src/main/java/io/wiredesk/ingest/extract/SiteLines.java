package io.wiredesk.ingest.extract;

import java.util.regex.Pattern;

/// Tells the site's lines between the paragraphs from the author's: calls to share, to subscribe, to read on, credits,
/// datelines.
final class SiteLines {
    private static final int LONGEST = 320;

    /// The whole of a short line that is none of the author's.
    private static final Pattern LINE = Pattern.compile("(?iu)(?:"
            + "(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|sponsored(?: content)?)\\b.{0,40}"
            + "|(?:(?:story|article) continues (?:below|after)|continue reading|keep reading|scroll (?:down )?(?:for|to)).{0,60}"
            + "|(?:(?:read|see|watch|listen|explore|view|find out|learn)(?: the)?(?: full)?(?: story)? (?:more|also|next|now)\\b|also (?:read|see|watch|on)|more (?:on|from|stories|about)\\b|related(?: (?:articles?|stories|content|links|topics|coverage|posts?|news|reading|items))?\\s*(?::|$)|recommended(?: for you)?\\s*(?::|$)|read\\s*(?::|\\|)|watch\\s*(?::|\\|)|see also|you may also|don.t miss|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|leer también|lea también|leggi anche|lees ook|läs också).{0,200}"
            + "|(?:share|tweet|pin it|email|print|save|copy link|comments?|whatsapp|facebook|twitter|linkedin|reddit|pinterest|messenger|flipboard|close|menu|reply|like|more|share this.{0,40}|read or share.{0,60}|stay connected.{0,60}|subscribe\\s*:?|share on .{0,30}|tweet this|click to (?:share|tweet|email|print|copy).{0,60}|view (?:all )?comments.{0,20}|(?:leave|post|add) a comment.{0,40}|\\d+ (?:comments?|shares?|likes?|views?|replies))"
            + "|(?:follow|like|find|join|add) (?:us|him|her|me|them|@?\\w+(?: \\w+){0,3}) (?:on|at) (?:twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp|google|x)\\b.{0,160}"
            + "|follow @\\w+.{0,60}"
            + "|(?:sign ?up|subscribe|register|get|receive|download|join)\\b.{0,80}\\b(?:newsletters?|inbox|alerts?|e-?mails? (?:updates|every)|briefing|podcasts?|our app|the app|channel)\\b.{0,160}"
            + "|(?:image|photo|picture|foto|bild|photograph|photo credit|image credit|credit|image copyright|image caption|media caption|photo by|file photo|photo courtesy)\\s*(?::|©|copyright\\b|caption\\b|by\\b|/).{0,160}"
            + "|(?:©|\\(c\\)|copyright)\\s.{0,250}|.{0,160}\\ball rights reserved\\b.{0,200}"
            + "|.{0,60}\\(?(?:getty images|ap photo|afp photo|reuters/[\\w .]+|shutterstock|istock)\\)?[^.]{0,60}"
            + "|(?:(?:first )?published|updated|last updated|posted|last modified|created|date|publié|mis à jour|aktualisiert|veröffentlicht)\\b(?: on| at)?\\s*:?\\s*(?=.*\\d).{1,120}"
            + "|(?:filed under|tagged(?: with| in)?|tags|topics|categories|category|keywords|labels)\\s*:.{0,300}"
            + "|(?:by|von|par|por)\\s*:?\\s+\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{L}[\\p{L}.'’-]*){0,5}(?:\\s*[|,•].{0,60})?"
            + "|\\d{1,2}[:.h]\\d{2}(?:\\s*[ap]\\.?m\\.?)?(?:\\s*(?:gmt|bst|utc|c?e[sd]?t|p[sd]t|uhr))?"
            + "|\\d+ (?:minutes?|min|mins|hours?|days?) (?:ago|read)\\b.{0,20}|\\d+ of \\d+|\\d+/\\d+"
            + "|(?:loading|please wait|show more|load more|hide caption|toggle caption|enlarge(?: this)? image|click to (?:enlarge|expand|view).{0,40}|view gallery.{0,40}|video\\s*:?.{0,0}|play video|your browser does not support.{0,80}|this (?:video|content|media) (?:file )?(?:can ?not be played|is (?:not|un)available|is not currently available).{0,60}|javascript is (?:disabled|required).{0,80})"
            + "|(?:to contact the|got a (?:tip|story)|have you been affected|do you have a (?:story|tip)|contact the (?:author|editor|reporter)|email the author|write to|reach the (?:author|reporter)).{0,200}"
            + "|[“\"']?(?:start|end) quote.{0,60}|also\\s*:|.{0,80}\\b(?:let us know|tell us|share your|leave your|what do you think)\\b.{0,80}\\bcomments?\\b.{0,80}|.{0,60}\\bnot responsible for the content of external\\b.{0,60}|(?:all |your )?comments (?:are|will be|on this|posted|must)\\b.{0,280}"
            + "|skip (?:to|past|in|advert).{0,60}|back to (?:top|article|home).{0,20}"
            + ")");

    private SiteLines() {}

    /// Whether a line between paragraphs is the site's and not the author's.
    static boolean isSiteLine(String text) {
        return text.length() < LONGEST && LINE.matcher(text).matches();
    }
}
