package io.wiredesk.bench.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of event, with the ways to tell it, from `events.txt`.
///
/// @param headlines wordings
/// @param facts the wordings of each
/// @param later facts that come out later
/// @param quotes quotations
record EventKind(
        String name, List<String> headlines, List<List<String>> facts, List<List<String>> later, List<String> quotes) {
    /// A slot in a wording: `{name}`, or where it is defined `{name:from-to}` or `{name:this/that}`.
    static final Pattern SLOT = Pattern.compile("\\{(\\w+)(?::([^}]+))?}");

    private static final Pattern RANGE = Pattern.compile("(-?\\d+)-(-?\\d+)");

    static List<EventKind> bundled() {
        List<EventKind> kinds = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("@")) {
                kinds.add(new EventKind(
                        line.substring(1), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            } else if (!line.startsWith("#")) {
                kinds.getLast().read(line);
            }
        }
        return List.copyOf(kinds);
    }

    private static List<String> lines() {
        try (InputStream in = EventKind.class.getResourceAsStream("events.txt")) {
            return new String(Objects.requireNonNull(in, "events.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        List<String> wordings = Arrays.asList(line.substring(3).split(" \\| "));
        switch (line.substring(0, 2)) {
            case "h:" -> headlines.addAll(wordings);
            case "f:" -> facts.add(wordings);
            case "u:" -> later.add(wordings);
            case "q:" -> quotes.addAll(wordings);
            default -> throw new IllegalStateException("events.txt has a line that is nothing: " + line);
        }
    }

    /// Draws the numbers and choices of one event.
    Map<String, String> draw(SplittableRandom random) {
        Map<String, String> drawn = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(headlines);
        facts.forEach(all::addAll);
        later.forEach(all::addAll);
        all.addAll(quotes);
        Matcher slot = SLOT.matcher(String.join(" ", all));
        while (slot.find()) {
            String choice = slot.group(2);
            if (choice != null && !drawn.containsKey(slot.group(1))) {
                drawn.put(slot.group(1), value(choice, random));
            }
        }
        return drawn;
    }

    private static String value(String choice, SplittableRandom random) {
        Matcher range = RANGE.matcher(choice);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            return Integer.toString(random.nextInt(from, Integer.parseInt(range.group(2)) + 1));
        }
        String[] choices = choice.split("/");
        return choices[random.nextInt(choices.length)];
    }
}
