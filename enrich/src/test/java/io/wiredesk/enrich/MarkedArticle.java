package io.wiredesk.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An article of ours, marked by hand (`marked/*.txt`): names inline as `{PER|Anna Berg}`, above the text its subjects,
/// who is named as a source, and the Wikidata ids of the names that the dictionary has.
///
/// @param text without the marks
/// @param spans `start end kind`, in code points
/// @param subjects slugs
/// @param attribution `kind name`
/// @param links id by name
record MarkedArticle(
        String name,
        String text,
        Set<String> spans,
        Set<String> subjects,
        Set<String> attribution,
        Map<String, String> links) {
    private static final Pattern MARK = Pattern.compile("\\{(PER|ORG|LOC)\\|([^}]+)}");

    static final List<String> NAMES = List.of(
            "01-politics",
            "02-sport",
            "03-business",
            "04-disaster",
            "05-court",
            "06-science",
            "07-interview",
            "08-capitals",
            "09-table",
            "10-names");

    static List<MarkedArticle> all() {
        return NAMES.stream().map(MarkedArticle::read).toList();
    }

    private static MarkedArticle read(String name) {
        try (InputStream in = MarkedArticle.class.getResourceAsStream("/marked/" + name + ".txt")) {
            return parse(name, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static MarkedArticle parse(String name, String file) {
        String[] parts = file.split("\n\n", 2);
        Map<String, String> head = new HashMap<>();
        for (String line : parts[0].split("\n")) {
            String[] pair = line.split(":", 2);
            head.put(pair[0], pair[1].strip());
        }
        StringBuilder text = new StringBuilder();
        Set<String> spans = new TreeSet<>();
        Matcher mark = MARK.matcher(parts[1].strip());
        int last = 0;
        while (mark.find()) {
            text.append(parts[1].strip(), last, mark.start());
            int start = text.codePointCount(0, text.length());
            text.append(mark.group(2));
            spans.add(start + " " + text.codePointCount(0, text.length()) + " " + mark.group(1));
            last = mark.end();
        }
        text.append(parts[1].strip().substring(last));
        Map<String, String> links = list(head, "links").stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new MarkedArticle(
                name,
                text.toString(),
                spans,
                new TreeSet<>(list(head, "subjects")),
                new TreeSet<>(list(head, "attribution")),
                links);
    }

    private static List<String> list(Map<String, String> head, String key) {
        return new ArrayList<>(Arrays.stream(head.getOrDefault(key, "").split(";"))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList());
    }
}
