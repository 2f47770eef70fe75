package io.wiredesk.enrich.clean;

import io.wiredesk.enrich.InterruptibleText;
import io.wiredesk.enrich.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds paragraphs of boilerplate by the rules in `clean/rules.txt`: the first rule that fits names it. Author
/// biographies count only among a text's last paragraphs, where they stand.
public final class BoilerplateFinder {
    private static final int LAST_PARAGRAPHS = 3;
    /// Longer paragraphs are the article's: no rule is tried on them.
    private static final int MAX_PARAGRAPH_CHARS = 1_500;
    private static final Pattern PARAGRAPH = Pattern.compile("[^\\n]*\\S[^\\n]*");

    private record Rule(String kind, boolean onlyAtEnd, Pattern pattern) {
        static Rule parse(String line) {
            String[] parts = line.split("\\|", 3);
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new Rule(parts[0], parts[1].equals("end"), Pattern.compile(parts[2], flags));
        }
    }

    private final List<Rule> rules =
            Resources.lines("clean/rules.txt").stream().map(Rule::parse).toList();

    /// The boilerplate of `body` from `from` on, in order.
    public List<Passage> find(String body, int from) {
        List<int[]> paragraphs = paragraphs(body, from);
        List<Passage> found = new ArrayList<>();
        int following = 0;
        for (int[] p : paragraphs.reversed()) {
            String text = body.substring(p[0], p[1]);
            boolean atEnd = following < LAST_PARAGRAPHS && paragraphs.size() > 1;
            Optional<String> kind = kind(text, atEnd);
            kind.ifPresent(k -> found.addFirst(new Passage(p[0], p[1], k)));
            // What is boilerplate itself doesn't push a biography away from the end.
            following += kind.isPresent() ? 0 : 1;
        }
        return List.copyOf(found);
    }

    private Optional<String> kind(String paragraph, boolean atEnd) {
        if (paragraph.length() > MAX_PARAGRAPH_CHARS) {
            return Optional.empty();
        }
        return rules.stream()
                .filter(rule -> atEnd || !rule.onlyAtEnd())
                .filter(rule ->
                        rule.pattern().matcher(new InterruptibleText(paragraph)).find())
                .map(Rule::kind)
                .findFirst();
    }

    private static List<int[]> paragraphs(String body, int from) {
        List<int[]> paragraphs = new ArrayList<>();
        Matcher m = PARAGRAPH.matcher(body).region(from, body.length());
        while (m.find()) {
            String text = m.group();
            int start = m.start() + text.length() - text.stripLeading().length();
            paragraphs.add(new int[] {start, start + text.strip().length()});
        }
        return paragraphs;
    }
}
