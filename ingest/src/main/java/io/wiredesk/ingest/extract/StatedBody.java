package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.parse.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds what was found in the markup against the text that the page states for machines.
final class StatedBody {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHINGLE = 4;
    /// Shorter ones are teasers.
    private static final int SHORTEST = 250;

    /// Longer ones are no article's, and would cost too much to compare.
    private static final int LONGEST = 500_000;

    private StatedBody() {}

    /// What was found, less the ends that a complete stated text doesn't have; or the stated text where it has much
    /// more.
    static List<String> reconcile(List<String> found, String stated, @Nullable String title) {
        if (stated.length() > LONGEST) {
            return found;
        }
        List<String> body = paragraphs(stated, title);
        int statedChars = MainText.length(body);
        if (statedChars < SHORTEST) {
            return found;
        }
        int foundChars = MainText.length(found);
        double shared = share(shingles(String.join(" ", body)), shingles(String.join(" ", found)));
        if ((shared < 0.5 && statedChars > 0.6 * foundChars) || statedChars > 1.6 * foundChars) {
            return body;
        }
        return shared > 0.8 && statedChars > 0.8 * foundChars ? withoutAlienEnds(found, shingles(stated)) : found;
    }

    private static List<String> withoutAlienEnds(List<String> found, Set<String> stated) {
        int from = 0;
        int to = found.size();
        while (from < to && isAlien(found.get(from), stated)) {
            from++;
        }
        while (to > from && isAlien(found.get(to - 1), stated)) {
            to--;
        }
        return found.subList(from, to);
    }

    private static boolean isAlien(String paragraph, Set<String> stated) {
        Set<String> own = shingles(paragraph);
        return !own.isEmpty() && own.stream().noneMatch(stated::contains);
    }

    private static List<String> paragraphs(String stated, @Nullable String title) {
        String text = Markup.ofHtml(stated.replace("\n", "\n\n"), "").text();
        return Arrays.stream(text.split("\n\n"))
                .filter(line -> !SiteLines.isSiteLine(line))
                .filter(line -> title == null || !Headlines.letters(line).equals(Headlines.letters(title)))
                .toList();
    }

    private static double share(Set<String> of, Set<String> in) {
        return of.isEmpty() ? 0 : (double) of.stream().filter(in::contains).count() / of.size();
    }

    static Set<String> shingles(String text) {
        List<String> tokens = new ArrayList<>();
        TOKEN.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(match -> tokens.add(match.group()));
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= tokens.size(); i++) {
            shingles.add(String.join(" ", tokens.subList(i, i + SHINGLE)));
        }
        return shingles;
    }
}
