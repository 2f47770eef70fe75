package io.wiredesk.bench.story;

import io.wiredesk.bench.story.StoryCorpus.Labelled;
import io.wiredesk.news.Article;
import io.wiredesk.news.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// One event and all that is written about it: an agency's report, copies of it with cuts, light edits and other
/// headlines, copies of copies, reports in other words, and what comes out later.
final class MadeStory {
    /// Who reports first.
    static final List<String> AGENCIES = List.of("Meridian", "Northwire", "Alpenpress");
    private static final Map<String, String> EDITS = Map.ofEntries(
            Map.entry(" said", " stated"),
            Map.entry(" about ", " around "),
            Map.entry(" announced", " made public"),
            Map.entry(" shortly ", " soon "),
            Map.entry(" because ", " since "),
            Map.entry(" people ", " persons "),
            Map.entry(" expected ", " due "),
            Map.entry(" hurt", " injured"),
            Map.entry(" asked ", " called "),
            Map.entry(" after ", " following "));
    private static final List<String> PADDING = List.of(
            "Our correspondent will report further on this page.",
            "Readers have sent in pictures, a selection of which appears in the weekend edition.",
            "A spokesperson did not immediately answer questions sent by e-mail.",
            "The matter had been discussed for weeks before it came to a head.",
            "It was not clear what this would mean for the coming months.",
            "Comparable cases have kept editors busy more than once this year.",
            "People we spoke to had mixed feelings.",
            "More is expected to be known by the end of the week.",
            "Officials cautioned that all numbers were preliminary.",
            "For many in the region the news came as a surprise.");

    private record Line(String text, boolean own) {}

    private record Told(Article article, List<Line> lines) {}

    private final EventKind kind;
    private final Map<String, String> slots;
    private final Instant start;
    private final String label;
    private final ToIntFunction<SplittableRandom> outlets;
    private final SplittableRandom random;
    private final List<Told> told = new ArrayList<>();
    private final List<Labelled> labelled = new ArrayList<>();

    /// @param slots what is named for the first time while writing is put into it
    /// @param outlets draws the number of who writes next
    MadeStory(
            EventKind kind,
            Map<String, String> slots,
            Instant start,
            String label,
            ToIntFunction<SplittableRandom> outlets,
            SplittableRandom random) {
        this.kind = kind;
        this.slots = slots;
        this.start = start;
        this.label = label;
        this.outlets = outlets;
        this.random = random;
    }

    /// @param articles how many
    List<Labelled> write(int articles) {
        String agency = Names.pick(AGENCIES, random);
        List<Line> report = new ArrayList<>();
        kind.facts().forEach(fact -> report.add(new Line(fill(fact.getFirst()), false)));
        kind.quotes().forEach(quote -> report.add(new Line(fill(quote), false)));
        boolean dateline = random.nextBoolean();
        if (dateline) {
            String town = slots.getOrDefault("town", "BRUSSELS").toUpperCase(Locale.ROOT);
            report.set(
                    0,
                    new Line(town + " (" + agency + ") - " + report.getFirst().text(), false));
        }
        publish(agency, agency.toLowerCase(Locale.ROOT) + ".example", headline(0), report, start, null);
        for (int i = 1; i < articles; i++) {
            double which = random.nextDouble();
            if (which < 0.5) {
                copy();
            } else if (which < 0.85 || kind.later().isEmpty()) {
                rewrite();
            } else {
                followUp();
            }
        }
        return labelled;
    }

    private void copy() {
        Told from = random.nextInt(10) < 7 ? told.getFirst() : Names.pick(told, random);
        List<Line> lines = new ArrayList<>(from.lines());
        int keep = Math.max(3, (int) Math.round(lines.size() * (0.45 + 0.55 * random.nextDouble())));
        while (lines.size() > keep) {
            lines.remove(random.nextInt(3) == 0 ? random.nextInt(1, lines.size()) : lines.size() - 1);
        }
        lines.replaceAll(line -> random.nextInt(6) == 0 ? new Line(edited(line.text()), false) : line);
        if (random.nextInt(4) == 0) {
            lines.add(random.nextInt(lines.size()), new Line(Names.pick(PADDING, random), true));
        }
        boolean ownHeadline = random.nextInt(10) < 7;
        String title = ownHeadline
                ? headline(random.nextInt(kind.headlines().size()))
                : from.article().getTitle();
        publishAtOutlet(title, lines, after(from, 300), from);
    }

    private void rewrite() {
        List<Line> lines = new ArrayList<>();
        for (List<String> fact : kind.facts()) {
            if (lines.isEmpty() || random.nextInt(100) < 75) {
                int wording = random.nextInt(10) == 0 ? 0 : random.nextInt(1, fact.size());
                lines.add(new Line(fill(fact.get(wording)), true));
            }
        }
        Collections.shuffle(lines.subList(1, lines.size()), new Random(random.nextLong()));
        if (random.nextBoolean()) {
            kind.quotes().forEach(quote -> lines.add(new Line(fill(quote), false)));
        }
        lines.add(random.nextInt(1, lines.size() + 1), new Line(Names.pick(PADDING, random), true));
        publishAtOutlet(headline(random.nextInt(kind.headlines().size())), lines, after(told.getFirst(), 600), null);
    }

    private void followUp() {
        List<String> news = Names.pick(kind.later(), random);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(fill(Names.pick(news, random)), true));
        for (List<String> fact : kind.facts()) {
            if (random.nextInt(100) < 45) {
                lines.add(new Line(fill(Names.pick(fact, random)), true));
            }
        }
        lines.add(new Line(Names.pick(PADDING, random), true));
        String first = lines.getFirst().text();
        String title = first.substring(0, first.indexOf(' ', Math.min(first.length() - 12, 45)));
        publishAtOutlet(title, lines, after(told.getFirst(), 2_400).plus(Duration.ofHours(6)), null);
    }

    private Instant after(Told from, int withinMinutes) {
        double skewed = random.nextDouble() * random.nextDouble();
        return from.article().getPublished().plus(Duration.ofSeconds(60 + (long) (skewed * withinMinutes * 60)));
    }

    private void publishAtOutlet(String title, List<Line> lines, Instant at, @Nullable Told from) {
        int outlet = outlets.applyAsInt(random);
        publish("Outlet " + outlet, "outlet" + outlet + ".example", title, lines, at, from);
    }

    private void publish(String name, String domain, String title, List<Line> lines, Instant at, @Nullable Told from) {
        String id = label + "-" + told.size();
        String text = String.join("\n\n", lines.stream().map(Line::text).toList());
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(1)
                .setFeedId(domain)
                .setSource(new Source(name, domain))
                .setUrl("https://" + domain + "/" + id)
                .setTitle(title)
                .setText(text)
                .setLanguage("en")
                .setPublished(at)
                .setFetched(at.plus(Duration.ofSeconds(random.nextInt(30, 600))))
                .setContentSha256(id)
                .build();
        told.add(new Told(article, lines));
        labelled.add(new Labelled(
                article, label, from == null ? null : from.article().getId()));
    }

    private static String edited(String line) {
        String edited = line;
        for (Map.Entry<String, String> edit : EDITS.entrySet()) {
            edited = edited.replace(edit.getKey(), edit.getValue());
        }
        return edited;
    }

    private String headline(int wording) {
        return fill(kind.headlines().get(wording));
    }

    /// Slots without a value yet get one, which they keep.
    private String fill(String wording) {
        Matcher slot = EventKind.SLOT.matcher(wording);
        StringBuilder filled = new StringBuilder();
        while (slot.find()) {
            slot.appendReplacement(filled, Matcher.quoteReplacement(value(slot.group(1))));
        }
        slot.appendTail(filled);
        return Character.toUpperCase(filled.charAt(0)) + filled.substring(1);
    }

    private String value(String slot) {
        return switch (slot) {
            case "day" -> weekday(start);
            case "day2" -> weekday(start.plus(Duration.ofDays(2)));
            default -> slots.computeIfAbsent(slot, name -> Names.of(name, random));
        };
    }

    private static String weekday(Instant at) {
        return at.atOffset(ZoneOffset.UTC).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
