package io.wiredesk.enrich.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// Where in a text a rule is worth trying: around the words that any match of it contains. Plain words are
/// found far faster than patterns, and most texts have few of them. Not for several threads.
final class Cues {
    /// No match reaches further from its cue: some words, a name, an article.
    static final int REACH = 240;

    private static final Map<Character, List<String>> OUTLETS_BY_INITIAL = byInitial(AttributionRule.OUTLETS);

    /// A stretch of the text.
    record Window(int start, int end) {}

    private final String text;
    private final String lower;
    private final List<Window> outlets;
    private final Map<String, int[]> places = new HashMap<>();

    Cues(String text) {
        this.text = text;
        this.lower = lower(text);
        this.outlets = outlets();
    }

    /// The stretches in which the rule may match, in order, apart.
    List<Window> windows(AttributionRule rule) {
        if (rule.nearOutlets()) {
            return outlets;
        }
        if (rule.cues().isEmpty()) {
            return List.of(new Window(0, text.length()));
        }
        List<Integer> starts = new ArrayList<>();
        for (String cue : rule.cues()) {
            for (int place : places.computeIfAbsent(cue, this::find)) {
                starts.add(place);
            }
        }
        starts.sort(null);
        Merging merging = new Merging();
        starts.forEach(merging::accept);
        return merging.windows;
    }

    private int[] find(String cue) {
        List<Integer> found = new ArrayList<>();
        for (int at = lower.indexOf(cue); at >= 0; at = lower.indexOf(cue, at + 1)) {
            found.add(at);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<Window> outlets() {
        Merging merging = new Merging();
        boolean within = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!within && startsOutlet(c, at)) {
                merging.accept(at);
            }
            within = Character.isLetterOrDigit(c);
        }
        return merging.windows;
    }

    private boolean startsOutlet(char initial, int at) {
        for (String outlet : OUTLETS_BY_INITIAL.getOrDefault(initial, List.of())) {
            if (text.startsWith(outlet, at)) {
                return true;
            }
        }
        return false;
    }

    private final class Merging implements IntConsumer {
        private final List<Window> windows = new ArrayList<>();

        @Override
        public void accept(int place) {
            int start = Math.max(0, place - REACH);
            int end = Math.min(text.length(), place + REACH);
            if (!windows.isEmpty() && windows.getLast().end() >= start) {
                start = windows.removeLast().start();
            }
            windows.add(new Window(start, end));
        }
    }

    /// Character by character, so that places stay what they are.
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }

    private static Map<Character, List<String>> byInitial(Set<String> names) {
        Map<Character, List<String>> byInitial = new HashMap<>();
        names.forEach(name -> byInitial
                .computeIfAbsent(name.charAt(0), _ -> new ArrayList<>())
                .add(name));
        return byInitial;
    }
}
