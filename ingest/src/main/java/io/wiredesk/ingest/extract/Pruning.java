package io.wiredesk.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Takes out of a page what can't be its article. Changes the document it is given.
final class Pruning {
    /// How much is believed of what names say, from the first pass to the last resort.
    enum Strictness {
        NAMES_AND_ROLES,
        ROLES,
        TAGS
    }

    private static final String NO_TEXT =
            "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video,"
                    + " button, input, select, textarea, option, dialog, nav, menu, link, meta, map, math > annotation,"
                    + " amp-ad, amp-analytics, amp-social-share, amp-sidebar, amp-consent, amp-embed, amp-iframe, figcaption";
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

    private Pruning() {}

    static void prune(Document page, Strictness strictness) {
        page.select(NO_TEXT).remove();
        removeComments(page.body());
        int whole = Math.max(1, prose(page.body()));
        List<Element> going = new ArrayList<>();
        for (Element element : page.body().getAllElements()) {
            if (!element.equals(page.body()) && goes(element, strictness, whole)) {
                going.add(element);
            }
        }
        going.forEach(Node::remove);
    }

    private static boolean goes(Element element, Strictness strictness, int whole) {
        boolean hidden = element.hasAttr("hidden")
                || HIDDEN.matcher(element.attr("style")).find();
        if (hidden || (element.attr("aria-hidden").equals("true") && strictness == Strictness.NAMES_AND_ROLES)) {
            return prose(element) < TOO_MUCH_TO_LOSE * whole;
        }
        if (strictness == Strictness.TAGS || element.nameIs("article") || element.nameIs("main")) {
            return false;
        }
        boolean role = ROLES.contains(element.attr("role"))
                || element.nameIs("aside")
                || (element.nameIs("footer") && element.closest("blockquote") == null);
        boolean named = strictness == Strictness.NAMES_AND_ROLES
                && !element.nameIs("a")
                && element.closest("pre, code") == null
                && (Wording.isAlien(element) || (!element.nameIs("p") && Wording.isUnlikely(element)));
        return (role || named) && prose(element) < TOO_MUCH_TO_LOSE * whole;
    }

    /// Characters in paragraphs, not in links.
    private static int prose(Element element) {
        int chars = 0;
        for (Block block : Blocks.of(element)) {
            chars += block.text().length() > 60 && block.linkDensity() < 0.3
                    ? block.text().length()
                    : 0;
        }
        return chars;
    }

    private static void removeComments(Element body) {
        List<Node> comments = new ArrayList<>();
        body.traverse((node, depth) -> {
            if (node instanceof Comment) {
                comments.add(node);
            }
        });
        comments.forEach(Node::remove);
    }
}
