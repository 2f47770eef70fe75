package io.wiredesk.ingest.parse;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps of a `style` attribute what is only looks: no addresses, no expressions, known properties.
final class SafeStyle {
    private static final int MAX_CHARS = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("url\\s*\\(\\s*[^\\s)]++\\s*\\)\\s*");
    private static final Pattern HARMLESS =
            Pattern.compile("(?:[:,;#%.\\sa-zA-Z0-9!-]|'[\\s\\w]+'|\"[\\s\\w]+\"|\\([\\d,\\s]+\\))*+");
    private static final Pattern LONE_DASH = Pattern.compile("(?<!\\w)-|-(?!\\w)");
    private static final Pattern DECLARATION = Pattern.compile("([-\\w]+)\\s*:\\s*([^:;]*);?");
    private static final Pattern VALUE = Pattern.compile("#[0-9a-fA-F]+|rgb\\(\\d+%?,\\d*%?,?\\d*%?\\)?"
            + "|\\d{0,2}\\.?\\d{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\\))?");

    private SafeStyle() {}

    static String of(String style, boolean svg) {
        String plain = ADDRESS.matcher(style.length() > MAX_CHARS ? "" : style).replaceAll(" ");
        if (!HARMLESS.matcher(plain).matches()
                || LONE_DASH.matcher(plain).find()
                || !DECLARATION.matcher(plain).replaceAll("").isBlank()) {
            return "";
        }
        StringJoiner kept = new StringJoiner(" ");
        Matcher declaration = DECLARATION.matcher(plain);
        while (declaration.find()) {
            String value = declaration.group(2);
            if (!value.isEmpty() && isSafe(declaration.group(1).toLowerCase(Locale.ROOT), value, svg)) {
                kept.add(declaration.group(1) + ": " + value + ";");
            }
        }
        return kept.toString();
    }

    private static boolean isSafe(String property, String value, boolean svg) {
        if (SafeHtml.CSS.contains(property) || (svg && SafeHtml.CSS_SVG.contains(property))) {
            return true;
        }
        return switch (property.split("-", 2)[0]) {
            case "background", "border", "margin", "padding" ->
                Arrays.stream(value.strip().split("\\s+"))
                        .allMatch(word -> SafeHtml.CSS_WORDS.contains(word)
                                || VALUE.matcher(word).matches());
            default -> false;
        };
    }
}
