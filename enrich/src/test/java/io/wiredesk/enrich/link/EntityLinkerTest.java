package io.wiredesk.enrich.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.dictionary.BundledDictionary;
import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityLinkerTest {
    /// A text with names marked `[P:…]`, `[O:…]`, `[L:…]`, and the entities the linker makes of it.
    private static List<LinkedEntity> link(String marked) {
        StringBuilder text = new StringBuilder();
        List<NameSpan> spans = new ArrayList<>();
        for (int i = 0; i < marked.length(); i++) {
            if (marked.charAt(i) == '[') {
                int close = marked.indexOf(']', i);
                int start = text.length();
                text.append(marked, i + 3, close);
                spans.add(new NameSpan(start, text.length(), type(marked.charAt(i + 1)), 0.9));
                i = close;
            } else {
                text.append(marked.charAt(i));
            }
        }
        return new EntityLinker(BundledDictionary.get()).link(text.toString(), spans);
    }

    private static NameType type(char letter) {
        return switch (letter) {
            case 'P' -> NameType.PERSON;
            case 'O' -> NameType.ORGANIZATION;
            case 'M' -> NameType.MISC;
            default -> NameType.LOCATION;
        };
    }

    private static List<Integer> sizes(List<LinkedEntity> entities) {
        return entities.stream().map(e -> e.mentions().size()).toList();
    }

    @Test
    void a_family_name_means_the_person_named_before() {
        List<LinkedEntity> found = link("[P:Marta Ilves] spoke. [P:Ilves] left. [P:President Ilves] came back.");
        assertThat(sizes(found)).containsExactly(3);
        assertThat(found.getFirst().name()).isEqualTo("Marta Ilves");
    }

    @Test
    void a_headline_s_short_name_means_the_person_named_after() {
        assertThat(sizes(link("[P:Ilves] resigns\n\n[P:Marta Ilves] resigned.")))
                .containsExactly(2);
    }

    @Test
    void of_two_with_one_family_name_the_last_named_is_meant() {
        List<LinkedEntity> found = link("[P:Anna Berg] and [P:Olaf Berg] met. [P:Berg] paid.");
        assertThat(sizes(found)).containsExactly(1, 2);
        assertThat(found.getLast().name()).isEqualTo("Olaf Berg");
    }

    @Test
    void where_the_family_name_comes_first_it_stands_alone_too() {
        List<LinkedEntity> found = link("[P:Kim Jong Un] came. [P:Kim] spoke of [P:Kim Jong-Il].");
        assertThat(found).extracting(LinkedEntity::id).containsExactly("Q56226", "Q10665");
        assertThat(sizes(found)).containsExactly(2, 1);
    }

    @Test
    void an_acronym_means_what_it_stands_for() {
        List<LinkedEntity> found = link("The [O:Harbour Workers Union] ([O:HWU]) struck. [O:HWU] won.");
        assertThat(sizes(found)).containsExactly(3);
        assertThat(found.getFirst().known()).isFalse();
    }

    @Test
    void other_names_of_a_known_entity_are_one() {
        assertThat(link("[L:the United States], the [L:U.S.] and the [L:USA]"))
                .extracting(LinkedEntity::id)
                .containsExactly("Q30");
    }

    @Test
    void what_the_dictionary_lacks_is_local_and_the_same_in_every_text() {
        String first = link("[P:Tove Aakerlund] sang.").getFirst().id();
        assertThat(first).startsWith("local:");
        assertThat(link("And [P:Tove Aakerlund] sang again.").getFirst().id()).isEqualTo(first);
    }

    @Test
    void a_common_family_name_alone_is_not_linked() {
        assertThat(link("[P:Berg] scored.").getFirst().known()).isFalse();
    }

    @Test
    void a_person_is_never_a_brand() {
        assertThat(link("[P:Target] spoke.").getFirst().known()).isFalse();
    }

    @Test
    void the_gazetteer_finds_names_but_not_within_words_or_over_known_ones() {
        String text = "North Korea and the UN met a Paris-based firm in Moscow.";
        List<NameSpan> found = new Gazetteer(BundledDictionary.get().marked())
                .find(text, List.of(new NameSpan(48, 54, NameType.LOCATION, 1)));
        assertThat(found.stream().map(span -> span.in(text))).containsExactly("North Korea", "UN");
    }

    @Test
    void the_dictionary_has_no_adjectives_and_no_capitals_for_countries() {
        Dictionary dictionary = BundledDictionary.get();
        assertThat(dictionary.find(Names.key("Russia")).getFirst().id()).isEqualTo("Q159");
        assertThat(dictionary.find(Names.key("Moscow")).getFirst().id()).isEqualTo("Q649");
        assertThat(dictionary.find(Names.key("Russian"))).extracting(Known::id).doesNotContain("Q159");
        assertThat(dictionary.find(Names.key("the nation"))).isEmpty();
        assertThat(dictionary.find("us")).isEmpty();
        assertThat(dictionary.find("US").getFirst().id()).isEqualTo("Q30");
    }

    @Test
    void names_are_compared_without_marks_dots_and_articles() {
        assertThat(Names.key("Erdoğan’s")).isEqualTo("erdogan's");
        assertThat(Names.key("the U.N.")).isEqualTo("un");
        assertThat(Names.key("U.N.")).isEqualTo("UN");
        assertThat(Names.initials(Names.key("Bank of the North"))).isEqualTo("BN");
    }

    private static List<String> ids(String marked) {
        return link(marked).stream()
                .map(entity -> entity.known() ? entity.id() : "NIL")
                .toList();
    }

    @Test
    void a_town_named_as_a_body_is_its_club_in_sport_and_nothing_elsewhere() {
        assertThat(ids("[O:Chelsea] scored twice in the league match.")).containsExactly("Q9616");
        assertThat(ids("[O:Sunderland] said the plant would stay.")).containsExactly("NIL");
        assertThat(ids("[O:Toronto] beat [O:Boston] in the season's first match."))
                .as("which of their teams, is not said")
                .containsExactly("NIL", "NIL");
    }

    @Test
    void a_country_in_sport_stays_a_country() {
        assertThat(ids("[L:Italy] beat [L:Turkey] in the match.")).containsExactly("Q38", "Q43");
    }

    @Test
    void a_little_known_politician_needs_politics_around() {
        String politics = "[P:Barnaby Joyce], a member of parliament in [L:Australia], spoke.";
        assertThat(ids(politics).getFirst()).startsWith("Q");
        assertThat(ids("[P:Barnaby Joyce] of [L:Australia] took three wickets.").getFirst())
                .isEqualTo("NIL");
    }

    @Test
    void a_politician_of_another_country_than_the_text_s_is_not_meant() {
        assertThat(ids("[P:Barnaby Joyce], a minister in [L:France], spoke.").getFirst())
                .isEqualTo("NIL");
    }

    @Test
    void a_city_is_meant_where_its_country_is_named() {
        assertThat(ids("A blast in [L:Quetta], [L:Pakistan].").getFirst()).isEqualTo("Q185458");
        assertThat(ids("A blast in [L:Farah], [L:Canada].").getFirst()).isEqualTo("NIL");
    }

    @Test
    void a_body_that_every_country_has_is_the_named_country_s() {
        assertThat(ids("[L:Japan]'s [O:Foreign Ministry] protested.").getLast()).isEqualTo("NIL");
    }

    @Test
    void a_fuller_name_that_is_unknown_is_not_its_shorter_one() {
        assertThat(ids("The [O:Reform Party of Canada] won; the [O:Reform Party] was pleased."))
                .containsExactly("NIL");
    }

    @Test
    void a_dateline_in_capitals_is_the_city() {
        assertThat(ids("[L:LONDON], March 3")).containsExactly("Q84");
        assertThat(ids("[L:US] officials")).containsExactly("Q30");
    }

    @Test
    void relatives_are_not_one_person() {
        List<LinkedEntity> found = link("[P:Bush] spoke. [P:George W. Bush] and [P:Laura Bush] left.");
        assertThat(found).extracting(LinkedEntity::name).contains("Laura Bush");
    }

    @Test
    void a_people_is_told_from_its_country_but_has_its_id() {
        List<LinkedEntity> found = link("[M:French] officials in [L:France] met the [M:French] king.");
        assertThat(found).extracting(LinkedEntity::id).containsExactly("Q142", "Q142");
        assertThat(found).extracting(LinkedEntity::type).containsExactly(NameType.MISC, NameType.LOCATION);
        assertThat(sizes(found)).containsExactly(2, 1);
    }

    @Test
    void peoples_are_found_but_not_within_other_names() {
        String text =
                "South Korean and Turkish troops. French President Chirac won. The Australian Open is a German-born one's.";
        List<NameSpan> found = new Peoples(BundledDictionary.get()).find(text, List.of());
        assertThat(found.stream().map(span -> span.in(text))).containsExactly("South Korean", "Turkish", "French");
    }

    @Test
    void a_decision_says_what_spoke_for_and_against_each_candidate() {
        String text = "Washington";
        Decision decision = new EntityLinker(BundledDictionary.get())
                .explain(text, List.of(new NameSpan(0, text.length(), NameType.LOCATION, 0.9)))
                .getFirst();
        assertThat(decision.id()).isEqualTo("Q61");
        assertThat(decision.candidates()).hasSizeGreaterThan(1);
        assertThat(decision.candidates())
                .allSatisfy(candidate -> assertThat(candidate.features().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(candidate.score(), org.assertj.core.data.Offset.offset(0.001)));
        assertThat(decision.numbers()).containsKeys("least score", "least lead");
    }
}
