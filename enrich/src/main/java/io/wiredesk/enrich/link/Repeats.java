package io.wiredesk.enrich.link;

import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name that was found once is that name wherever it stands in the same text, and so is a person's family name: a
/// recogniser that looks at one sentence at a time misses some of them. Pure.
public final class Repeats {
    private static final int SHORTEST = 4;

    private Repeats() {}

    /// Further places of names that `spans` has, in order of the names; none overlaps another or one of `spans`.
    public static List<NameSpan> find(String text, List<NameSpan> spans) {
        Map<String, NameSpan> names = new LinkedHashMap<>();
        for (NameSpan span : spans) {
            String name = span.in(text);
            var _ = names.putIfAbsent(name, span);
            if (span.type() == NameType.PERSON && name.contains(" ")) {
                var _ = names.putIfAbsent(name.substring(name.lastIndexOf(' ') + 1), span);
            }
        }
        List<NameSpan> found = new ArrayList<>();
        names.forEach((name, span) -> {
            if (distinctive(text, name)) {
                collect(text, name, span, spans, found);
            }
        });
        return List.copyOf(found);
    }

    /// Long enough, a name by its capital, and nowhere in the text a common word.
    private static boolean distinctive(String text, String name) {
        return name.length() >= SHORTEST
                && Character.isUpperCase(name.codePointAt(0))
                && !bounded(name.toLowerCase(Locale.ROOT)).matcher(text).find();
    }

    private static void collect(String text, String name, NameSpan like, List<NameSpan> spans, List<NameSpan> found) {
        Matcher place = bounded(name).matcher(text);
        while (place.find()) {
            NameSpan span = new NameSpan(place.start(), place.end(), like.type(), like.confidence());
            if (spans.stream().noneMatch(span::overlaps) && found.stream().noneMatch(span::overlaps)) {
                found.add(span);
            }
        }
    }

    /// The name as a whole, no part of a word or of a hyphenated one.
    private static Pattern bounded(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}-])" + Pattern.quote(name) + "(?![\\p{L}\\p{M}\\p{N}]|-\\p{L})");
    }
}
