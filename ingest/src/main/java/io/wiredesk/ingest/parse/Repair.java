package io.wiredesk.ingest.parse;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// What is done to XML that a strict parser refuses, in this order, each only when the ones before did not suffice.
enum Repair {
    /// Something stands before the document: blank lines, a PHP warning, a comment before the declaration.
    LEADING_JUNK(Repair::withoutLeadingJunk),
    /// A document type declaration, which is never followed.
    DOCTYPE(text -> Patterns.DOCTYPE.matcher(text).replaceFirst("")),
    /// Characters, and references to characters, that XML 1.0 does not allow.
    CONTROL_CHARACTERS(text -> Patterns.CONTROL.matcher(text).replaceAll("")),
    /// HTML's named characters, which XML does not know without a DTD.
    HTML_ENTITIES(text -> outsideCdata(text, Repair::resolveNamed)),
    /// An ampersand that starts no reference.
    BARE_AMPERSANDS(
            text -> outsideCdata(text, part -> Patterns.BARE.matcher(part).replaceAll("&amp;"))),
    /// The end is missing: the entries that are whole are kept.
    TRUNCATED_TAIL(Repair::closed),
    /// Tags that don't match, attributes without quotes, prefixes that nobody declared: read as browsers read HTML.
    TAG_SOUP(TagSoup::wellFormed);

    private static final class Patterns {
        static final Pattern DOCTYPE = Pattern.compile("(?is)<!DOCTYPE[^\\[>]*(\\[.*?\\]\\s*)?>");
        static final Pattern CONTROL = Pattern.compile(
                "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|&#0*([0-8]|1[124-9]|2\\d|3[01]);|&#[xX]0*([0-8bBcCeEfF]|1[0-9a-fA-F]);");
        static final Pattern NAMED = Pattern.compile("&([a-zA-Z][a-zA-Z0-9]{1,31});");
        static final Pattern BARE = Pattern.compile("&(?!(?:#\\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)");
        static final Pattern CDATA = Pattern.compile("(?s)<!\\[CDATA\\[.*?(?:\\]\\]>|$)");
        static final Pattern ROOT = Pattern.compile("<((?:[A-Za-z]+:)?(?:rss|feed|rdf|RDF))\\b");
        static final Pattern ENTRY_END = Pattern.compile("</((?:[A-Za-z]+:)?)(?:item|entry)\\s*>");

        private Patterns() {}
    }

    /// Always one of the stateless functions below.
    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<String> repair;

    Repair(UnaryOperator<String> repair) {
        this.repair = repair;
    }

    String apply(String text) {
        return repair.apply(text);
    }

    /// The name it has in answers and statuses, such as `html-entities`.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String withoutLeadingJunk(String text) {
        int declaration = text.indexOf("<?xml ");
        if (declaration > 0) {
            return text.substring(declaration);
        }
        Matcher root = Patterns.ROOT.matcher(text);
        return declaration < 0 && root.find() ? text.substring(root.start()) : text;
    }

    private static String resolveNamed(String part) {
        return Patterns.NAMED
                .matcher(part)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "amp", "lt", "gt", "quot", "apos" -> match.group();
                            default -> resolved(match.group());
                        }));
    }

    private static String resolved(String reference) {
        if (reference.equals("&lang;") || reference.equals("&rang;")) {
            // HTML 4 has other brackets under these names than HTML 5; feeds were written with the former.
            return reference.equals("&lang;") ? "\u2329" : "\u232a";
        }
        String characters = Parser.unescapeEntities(reference, true);
        return characters.equals(reference) ? "&amp;" + reference.substring(1) : characters;
    }

    private static String outsideCdata(String text, UnaryOperator<String> change) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher cdata = Patterns.CDATA.matcher(text);
        int from = 0;
        while (cdata.find()) {
            out.append(change.apply(text.substring(from, cdata.start()))).append(cdata.group());
            from = cdata.end();
        }
        return out.append(change.apply(text.substring(from))).toString();
    }

    private static String closed(String text) {
        Matcher root = Patterns.ROOT.matcher(text);
        Matcher end = Patterns.ENTRY_END.matcher(text);
        int last = -1;
        String prefix = "";
        while (end.find()) {
            last = end.end();
            prefix = end.group(1);
        }
        if (last < 0 || !root.find() || text.contains("</" + root.group(1) + ">")) {
            return text;
        }
        String channel = root.group(1).endsWith("rss") ? "</" + prefix + "channel>" : "";
        return text.substring(0, last) + channel + "</" + root.group(1) + ">";
    }
}
