package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.InterruptibleText;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.link.LinkedEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a text quotes and who said it. The words beside the quotation tell: the clause after it (`…," the
/// minister
/// said`), else the clause before it (`The minister said: "…`). A pronoun is the person last spoken of. A quotation
/// without such words goes on from the one before it in the same paragraph.
public final class QuotationFinder {
    private static final int LEAST_WORDS = 2;
    private static final int MAX_QUOTE_CHARS = 2_000;
    /// How far from the quotation the words are looked for.
    private static final int MAX_CLAUSE_CHARS = 160;

    private static final Pattern QUOTE = Pattern.compile("[“„]([^“”„\\n]{3," + MAX_QUOTE_CHARS + "})[”“]"
            + "|«\\s?([^«»\\n]{3," + MAX_QUOTE_CHARS + "}?)\\s?»|»([^«»\\n]{3," + MAX_QUOTE_CHARS + "})«"
            + "|\"([^\"\\n]{3," + MAX_QUOTE_CHARS + "})\""
            + "|(?<![\\p{L}\\d])[‘']([^‘\\n\"“]{8," + MAX_QUOTE_CHARS + "}?[,.?!])[’'](?![\\p{L}\\d])");
    /// Where a clause ends.
    private static final Pattern STOP = Pattern.compile("[.!?](?=\\s|$)|\\n|[“„«\"]");
    private static final Pattern NOUN =
            Pattern.compile("(?<![\\p{L}])(?:(?:the|a|an|one|his|her|its|their|der|die|das|ein|eine"
                    + "|le|la|un|une|el|los|las|una)\\s(?:[\\p{L}’'-]+\\s){0,3}?)?[\\p{L}][\\p{L}’'-]+\\s*$");

    private final Map<String, QuoteWords> words = new ConcurrentHashMap<>();

    private record Speaker(@Nullable String name, @Nullable String id, Quoted.Cue cue) {}

    private record Named(LinkedEntity entity, NameSpan span) {}

    /// The quotations of a text, in order, not overlapping.
    ///
    /// @param prose the text, boilerplate blanked out
    /// @param language of the text; English where it isn't known
    /// @param entities what is named in it
    public List<Quoted> find(String prose, String language, List<LinkedEntity> entities) {
        QuoteWords own = words.computeIfAbsent(language, QuoteWords::of);
        List<Named> named = entities.stream()
                .filter(e -> e.type() == NameType.PERSON || e.type() == NameType.ORGANIZATION)
                .flatMap(e -> e.mentions().stream().map(span -> new Named(e, span)))
                .sorted(Comparator.comparingInt(n -> n.span().start()))
                .toList();
        List<Quoted> found = new ArrayList<>();
        Matcher m = QUOTE.matcher(new InterruptibleText(prose));
        while (m.find()) {
            int[] inner = inner(m);
            Optional<Speaker> speaker = speaker(prose, m.start(), m.end(), own, named, found);
            if (speaker.isPresent() || wordCount(prose, inner) > LEAST_WORDS) {
                found.add(quoted(prose, inner, speaker, found));
            }
        }
        return List.copyOf(found);
    }

    private static int[] inner(Matcher m) {
        for (int group = 1; group <= m.groupCount(); group++) {
            if (m.start(group) >= 0) {
                return new int[] {m.start(group), m.end(group)};
            }
        }
        throw new IllegalStateException("a quotation without words");
    }

    private static int wordCount(String prose, int[] inner) {
        return prose.substring(inner[0], inner[1]).strip().split("\\s+").length;
    }

    private static Quoted quoted(String prose, int[] inner, Optional<Speaker> speaker, List<Quoted> before) {
        if (speaker.isPresent()) {
            Speaker who = speaker.get();
            return new Quoted(inner[0], inner[1], who.name(), who.id(), who.cue());
        }
        boolean goesOn = !before.isEmpty()
                && prose.substring(before.getLast().end(), inner[0]).indexOf('\n') < 0;
        return goesOn
                ? new Quoted(
                        inner[0],
                        inner[1],
                        before.getLast().speaker(),
                        before.getLast().speakerId(),
                        null)
                : new Quoted(inner[0], inner[1], null, null, null);
    }

    private static Optional<Speaker> speaker(
            String prose, int start, int end, QuoteWords words, List<Named> named, List<Quoted> before) {
        int[] after = {end, clauseEnd(prose, end)};
        int[] lead = {clauseStart(prose, start), start};
        return inClause(prose, after, words, named, before, true)
                .or(() -> inClause(prose, lead, words, named, before, false));
    }

    private static int clauseEnd(String prose, int from) {
        Matcher stop = STOP.matcher(prose).region(from, Math.min(prose.length(), from + MAX_CLAUSE_CHARS));
        return stop.find() ? stop.start() : stop.regionEnd();
    }

    private static int clauseStart(String prose, int to) {
        int from = Math.max(0, to - MAX_CLAUSE_CHARS);
        Matcher stop = Pattern.compile("[.!?](?=\\s)|\\n|[”»\"]").matcher(prose).region(from, to);
        int start = from;
        while (stop.find()) {
            start = stop.end();
        }
        return start;
    }

    private static Optional<Speaker> inClause(
            String prose, int[] clause, QuoteWords words, List<Named> named, List<Quoted> before, boolean after) {
        Matcher verb = words.verb().matcher(prose).region(clause[0], clause[1]);
        Matcher according = words.according().matcher(prose).region(clause[0], clause[1]);
        if (according.find()) {
            return nearest(named, according.end(), clause)
                    .map(n ->
                            entity(n, new Quoted.Cue(according.start(), n.span().end())));
        }
        int at = -1;
        int to = -1;
        while (verb.find() && (at < 0 || !after)) {
            at = verb.start();
            to = verb.end();
        }
        if (at < 0) {
            return Optional.empty();
        }
        int verbStart = at;
        int verbEnd = to;
        return pronoun(prose, clause, words, verbStart, verbEnd, named, before)
                .or(() -> nearest(named, verbStart, clause).map(n -> entity(n, cue(n, verbStart, verbEnd))))
                .or(() -> noun(prose, clause[0], verbStart, verbEnd));
    }

    private static Speaker entity(Named named, Quoted.Cue cue) {
        return new Speaker(named.entity().name(), named.entity().id(), cue);
    }

    private static Quoted.Cue cue(Named named, int verbStart, int verbEnd) {
        return new Quoted.Cue(
                Math.min(named.span().start(), verbStart), Math.max(named.span().end(), verbEnd));
    }

    /// The name nearest to a place, persons before bodies.
    private static Optional<Named> nearest(List<Named> named, int place, int[] clause) {
        return named.stream()
                .filter(n -> n.span().start() >= clause[0] && n.span().end() <= clause[1])
                .min(Comparator.<Named>comparingInt(n -> n.entity().type() == NameType.PERSON ? 0 : 1)
                        .thenComparingInt(n -> Math.abs(n.span().start() - place)));
    }

    /// "he said": the speaker before, else the person last named.
    private static Optional<Speaker> pronoun(
            String prose,
            int[] clause,
            QuoteWords words,
            int verbStart,
            int verbEnd,
            List<Named> named,
            List<Quoted> before) {
        Matcher m = words.pronoun()
                .matcher(prose)
                .region(Math.max(clause[0], verbStart - 30), Math.min(clause[1], verbEnd + 12));
        while (m.find()) {
            boolean beside = m.end() >= verbStart - 12 && m.start() <= verbEnd + 2;
            if (beside) {
                Quoted.Cue cue = new Quoted.Cue(Math.min(m.start(), verbStart), Math.max(m.end(), verbEnd));
                return Optional.of(lastPerson(named, m.start(), before, cue));
            }
        }
        return Optional.empty();
    }

    private static Speaker lastPerson(List<Named> named, int at, List<Quoted> before, Quoted.Cue cue) {
        Optional<Named> last = named.stream()
                .filter(n -> n.entity().type() == NameType.PERSON && n.span().end() <= at)
                .reduce((_, later) -> later);
        boolean spokeLater = !before.isEmpty()
                && before.getLast().speaker() != null
                && last.map(n -> n.span().end() < before.getLast().start()).orElse(true);
        if (spokeLater) {
            return new Speaker(before.getLast().speaker(), before.getLast().speakerId(), cue);
        }
        return last.map(n -> entity(n, cue)).orElseGet(() -> new Speaker(null, null, cue));
    }

    /// Somebody without a name: "the union said".
    private static Optional<Speaker> noun(String prose, int from, int verbStart, int verbEnd) {
        String lead = prose.substring(from, verbStart);
        Matcher m = NOUN.matcher(lead);
        if (!m.find() || lead.substring(m.start()).isBlank()) {
            return Optional.of(new Speaker(null, null, new Quoted.Cue(verbStart, verbEnd)));
        }
        return Optional.of(new Speaker(m.group().strip(), null, new Quoted.Cue(from + m.start(), verbEnd)));
    }
}
