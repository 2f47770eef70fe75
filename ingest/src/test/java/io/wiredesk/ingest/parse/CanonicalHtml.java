package io.wiredesk.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jsoup.parser.Parser;

/// Markup as a list of tags and texts, so that two ways to write the same are equal: attributes in order, references
/// resolved, spaces as one, the outermost `div` off, no namespaces.
final class CanonicalHtml {
    private CanonicalHtml() {}

    static String of(String html) {
        List<String> tokens = tokens(html);
        while (tokens.size() >= 2
                && tokens.getFirst().equals("<div>")
                && tokens.getLast().equals("</div>")) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        return String.join("", tokens).replaceAll(" (?=<)|(?<=>) ", "").strip();
    }

    private static List<String> tokens(String html) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < html.length()) {
            boolean end = html.startsWith("</", at);
            int name = at + (end ? 2 : 1);
            boolean tag = html.charAt(at) == '<' && name < html.length() && Character.isLetter(html.charAt(name));
            if (tag) {
                TagReader read = TagReader.at(html, name - 1);
                String written = written(read, end);
                if (!written.isEmpty()) {
                    tokens.add(written);
                }
                at = read.end();
            } else {
                int next = html.indexOf('<', at + 1);
                String text = html.substring(at, next < 0 ? html.length() : next);
                String tidy = Parser.unescapeEntities(text, false).replaceAll("\\s+", " ");
                if (!tidy.isBlank()) {
                    tokens.add(tidy);
                }
                at = next < 0 ? html.length() : next;
            }
        }
        return tokens;
    }

    private static String written(TagReader tag, boolean end) {
        if (end) {
            return SafeHtml.VOID.contains(tag.name()) ? "" : "</" + tag.name() + ">";
        }
        StringJoiner attributes = new StringJoiner(" ");
        new TreeMap<>(tag.attributes()).forEach((key, value) -> {
            if (!key.startsWith("xmlns")) {
                attributes.add(key + "=" + Parser.unescapeEntities(value, true));
            }
        });
        return "<" + tag.name() + (attributes.length() == 0 ? "" : " " + attributes) + ">";
    }
}
