package io.wiredesk.ingest.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The names that sanitised markup may keep, from `safe-html.txt`: everything not listed there goes.
final class SafeHtml {
    private static final Map<String, Set<String>> LISTS = read();

    static final Set<String> ELEMENTS = list("elements");
    static final Set<String> ATTRIBUTES = list("attributes");
    static final Set<String> CSS = list("css");
    static final Set<String> CSS_WORDS = list("css-words");
    static final Set<String> CSS_SVG = list("css-svg");
    static final Set<String> MATH_ELEMENTS = list("math-elements");
    static final Set<String> MATH_ATTRIBUTES = list("math-attributes");
    /// By lower-case name, the name as SVG writes it.
    static final Map<String, String> SVG_ELEMENTS = byLowerCase("svg-elements");

    static final Map<String, String> SVG_ATTRIBUTES = byLowerCase("svg-attributes");

    /// Have no content, and no end tag.
    static final Set<String> VOID = Set.of(
            "area",
            "base",
            "basefont",
            "br",
            "col",
            "command",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
            "isindex",
            "keygen",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr");

    /// Hold addresses.
    static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "action",
            "background",
            "cite",
            "poster",
            "data",
            "longdesc",
            "dynsrc",
            "lowsrc",
            "ping",
            "icon",
            "usemap",
            "xlink:href",
            "altimg",
            "urn",
            "vrml",
            "codebase",
            "profile",
            "datasrc",
            "template",
            "pluginspage");

    private SafeHtml() {}

    private static Set<String> list(String name) {
        return Objects.requireNonNull(LISTS.get(name), name);
    }

    private static Map<String, String> byLowerCase(String name) {
        Map<String, String> names = new HashMap<>();
        list(name).forEach(each -> names.put(each.toLowerCase(Locale.ROOT), each));
        return Map.copyOf(names);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(SafeHtml.class.getResourceAsStream("safe-html.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                if (!line.startsWith("#") && words.length == 2) {
                    lists.put(words[0], Set.of(words[1].split(" ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("safe-html.txt can't be read", e);
        }
        return lists;
    }
}
