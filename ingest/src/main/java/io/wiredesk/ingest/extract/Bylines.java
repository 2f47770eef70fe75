package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// Who wrote an article, where only the markup says it: what is named for it below the headline, the nearest first.
final class Bylines {
    private static final int MAX_CHARS = 100;
    private static final int MAX_NAMES = 4;
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)^(?:https?://|www\\.|@).*|^[\\w-]+\\.(?:com|org|net|fr|de|es|it|uk|nl)$");
    private static final Pattern BY = Pattern.compile(String.join(
            "",
            "(?iu)^[—–\\s-]*(?:(?:written|posted|published|reported|story|text) by|by|von|par|por|di|door|av|af)",
            "(?:\\s*:\\s*|\\s+|$)"));
    private static final Pattern AFTER = Pattern.compile(String.join(
            "|",
            "(?iu)\\s*(?:[|•·]",
            "(?<=\\s)[–—-](?=\\s)",
            "\\s@\\w+",
            "\\S+@\\S+\\.\\S+",
            "\\b(?:published|updated|posted|last modified|follow|contact)\\b",
            "\\d{1,2}[:.]\\d{2}",
            "\\d{4}",
            "\\b(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?" + MONTH + "[a-z]*\\.? \\d{1,2}\\b",
            "\\b\\d{1,2}(?:st|nd|rd|th) \\p{L}).*$"));

    private static final Pattern MORE = Pattern.compile("(?i)\\b(?:see|more|all|view|articles|posts)\\b");

    /// What stands where a name is expected.
    private static final Set<String> NO_NAMES = Set.of(
            "comments",
            "comment",
            "google",
            "share",
            "print",
            "email",
            "follow",
            "author",
            "authors",
            "reply",
            "more",
            "readmore",
            "admin",
            "staff",
            "facebook",
            "twitter",
            "login",
            "subscribe",
            "byline",
            "archive",
            "rss",
            "bio",
            "about",
            "profile");

    private static final Evaluator SHOWN = QueryParser.parse(String.join(
            ", ",
            "[rel~=author]",
            "[itemprop=author]",
            "[class*=byline i]",
            "[class*=author i]",
            "[data-testid*=byline i]",
            ".submitted .username",
            ".vcard .fn"));
    private static final Evaluator NAMES = QueryParser.parse(String.join(
            ", ",
            "[rel~=author]",
            "[itemprop=author] [itemprop=name]",
            "[class*=byline i] [itemprop=name]",
            ".byline-name",
            ".byline__name",
            "[class*=author-name i]",
            "[class*=author__name i]",
            "[class*=authorname i]",
            ".fn",
            "a[href*=/author/]",
            "a[href*=/authors/]",
            "a[href*=/by/]",
            "a[href*=/people/]",
            "a[href*=/staff/]",
            "a[href*=/profile/]"));
    private static final Evaluator HEADLINE = QueryParser.parse("h1");
    private static final Evaluator ELSEWHERE = QueryParser.parse(String.join(
            ", ",
            "aside",
            "nav",
            "footer",
            "figure",
            "[class*=related i]",
            "[class*=promo i]",
            "[class*=teaser i]",
            "li:has(h2, h3, h4)"));

    private Bylines() {}

    static @Nullable String inMarkup(Document page) {
        Wording wording = new Wording();
        String before = null;
        boolean below = false;
        for (Element element : page.body().getAllElements()) {
            below |= element.is(HEADLINE);
            if ((!below && before != null) || !element.is(SHOWN)) {
                continue;
            }
            String name = name(element);
            if (name != null && element.closest(ELSEWHERE) == null && !wording.isComment(element)) {
                if (below) {
                    return name;
                }
                before = name;
            }
        }
        return before;
    }

    private static @Nullable String name(Element shown) {
        List<String> names = new ArrayList<>();
        for (Element named : shown.select(NAMES)) {
            String name = tidy(named.text());
            if (name != null
                    && names.stream().noneMatch(known -> known.contains(name) || name.contains(known))
                    && !MORE.matcher(name).find()) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            return names.size() > MAX_NAMES ? null : String.join(", ", names);
        }
        List<Block> lines = OutlineWalk.of(shown, element -> false).blocks();
        return lines.isEmpty() ? null : tidy(lines.getFirst().text());
    }

    /// Null for what is no name: an address, nothing, a whole paragraph.
    static @Nullable String tidy(@Nullable String stated) {
        if (stated == null || ADDRESS.matcher(stated.strip()).matches()) {
            return null;
        }
        String name = BY.matcher(stated.strip().replaceAll("\\s+", " ")).replaceFirst("");
        name = AFTER.matcher(name)
                .replaceFirst("")
                .replaceAll("[,;:—–\\s-]+$", "")
                .strip();
        boolean none = NO_NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
        return none
                        || name.isEmpty()
                        || name.length() > MAX_CHARS
                        || name.codePoints().noneMatch(Character::isLetter)
                ? null
                : name;
    }
}
