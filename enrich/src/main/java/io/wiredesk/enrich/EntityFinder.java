package io.wiredesk.enrich;

import io.wiredesk.enrich.Draft.Found;
import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.entity.ForeignNames;
import io.wiredesk.enrich.entity.NameRecognizer;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.entity.NeuralNameRecognizer;
import io.wiredesk.enrich.link.Decision;
import io.wiredesk.enrich.link.EntityLinker;
import io.wiredesk.enrich.link.Gazetteer;
import io.wiredesk.enrich.link.LinkedEntity;
import io.wiredesk.enrich.link.Peoples;
import io.wiredesk.enrich.link.Repeats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names, then things, then how much the article is about each: recognised, completed from the gazetteer, linked over
/// title and text together, weighed.
final class EntityFinder {
    private static final int TERSE_CHARS = 30;

    private final NameRecognizer recognizer = NeuralNameRecognizer.bundled();
    private final Dictionary dictionary;
    private final Gazetteer gazetteer;
    private final EntityLinker linker;
    private final Peoples peoples;

    EntityFinder(Dictionary dictionary) {
        this.dictionary = dictionary;
        gazetteer = new Gazetteer(dictionary.marked());
        linker = new EntityLinker(dictionary);
        peoples = new Peoples(dictionary);
    }

    /// Recogniser, linker and dictionary: each of them changes the answers.
    String version() {
        return recognizer.name() + "-" + recognizer.version() + " " + EntityLinker.VERSION + " " + dictionary.version();
    }

    /// The id of a news outlet, where the dictionary is sure.
    Optional<String> outlet(String name) {
        NameSpan whole = new NameSpan(0, name.length(), NameType.ORGANIZATION, 1);
        return linker.link(name, List.of(whole)).stream()
                .filter(entity -> entity.known() && entity.type() == NameType.ORGANIZATION)
                .map(LinkedEntity::id)
                .findFirst();
    }

    Draft apply(Draft draft) {
        String prose = draft.prose();
        List<NameSpan> recognised = recognise(prose, draft);
        List<NameSpan> spans = new ArrayList<>(recognised);
        spans.addAll(gazetteer.find(prose, recognised).stream()
                .filter(span -> !english(draft) || span.type() == NameType.MISC || terse(draft, span))
                .toList());
        spans.addAll(english(draft) ? peoples.find(prose, spans) : Repeats.find(prose, spans));
        spans.removeIf(span -> draft.boilerplate().stream().anyMatch(p -> p.overlaps(span.start(), span.end())));
        spans.sort(Comparator.comparingInt(NameSpan::start));
        List<LinkedEntity> linked = linker.link(prose, spans);
        int most = linked.stream().mapToInt(e -> e.mentions().size()).max().orElse(1);
        return draft.withEntities(linked.stream()
                .map(entity -> new Found(entity, salience(entity, most, draft)))
                .sorted(Comparator.comparingDouble(Found::salience)
                        .reversed()
                        .thenComparing(found -> found.entity().id()))
                .toList());
    }

    /// Why each entity is linked, or isn't.
    List<Why> explain(Draft draft) {
        List<NameSpan> spans = draft.entities().stream()
                .flatMap(found -> found.entity().mentions().stream())
                .toList();
        // A people has the id of its country, whose own explanation goes last and thereby first.
        return linker.explain(draft.prose(), spans).stream()
                .sorted(Comparator.comparing(decision -> !decision.ofPeople()))
                .map(this::why)
                .toList();
    }

    private Why why(Decision decision) {
        return new Why(
                decision.id(),
                "entities",
                version(),
                dictionary.version(),
                decision.numbers(),
                Map.of(),
                decision.candidates().stream()
                        .map(c -> new Why.Candidate(
                                c.known().id(),
                                c.known().name(),
                                c.score(),
                                c.features(),
                                decision.chosen().filter(c.known()::equals).isPresent()))
                        .toList());
    }

    private List<NameSpan> recognise(String prose, Draft draft) {
        List<NameSpan> spans = recognizer.recognize(prose, draft.sentences());
        return english(draft) ? spans : ForeignNames.sift(prose, spans, linker::knows);
    }

    private static boolean english(Draft draft) {
        return draft.language().equals("en") || draft.language().startsWith("en-");
    }

    /// Whether it stands in a line of a few words, a credit for example, where the recogniser has little to go by.
    private static boolean terse(Draft draft, NameSpan span) {
        return draft.sentences().stream()
                .anyMatch(s -> s[0] <= span.start() && span.end() <= s[1] && s[1] - s[0] <= TERSE_CHARS);
    }

    /// Named often, named early, named in the title.
    private static double salience(LinkedEntity entity, int most, Draft draft) {
        int first = entity.mentions().stream().mapToInt(NameSpan::start).min().orElse(0);
        double often = Math.log1p(entity.mentions().size()) / Math.log1p(most);
        double early = 1 - (double) first / Math.max(1, draft.body().length());
        double titled = first < draft.textStart() ? 1 : 0;
        return Math.round((0.5 * often + 0.3 * early + 0.2 * titled) * 1000) / 1000.0;
    }
}
