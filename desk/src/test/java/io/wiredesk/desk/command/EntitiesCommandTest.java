package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitiesCommandTest {
    private static final String CLASS = """
            {"type":"item","id":"Q5","labels":{"en":{"language":"en","value":"human"}},"claims":{"P279":[{"mainsnak":\
            {"datavalue":{"value":{"numeric-id":215627}}},"rank":"normal"}]}}""";
    private static final String PERSON = """
            {"type":"item","id":"Q910031","labels":{"en":{"language":"en","value":"Marta Ilves"}},"descriptions":{"en":\
            {"language":"en","value":"ferry captain"}},"aliases":{"en":[{"language":"en","value":"Captain Ilves"}]},\
            "claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"numeric-id":5}}},"rank":"normal"}],"P27":[{"mainsnak":\
            {"datavalue":{"value":{"numeric-id":191}}},"rank":"normal"}]},"sitelinks":{"enwiki":{"site":"enwiki"},\
            "etwiki":{"site":"etwiki"},"frwiki":{"site":"frwiki"}}}""";

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    private static Ran run(boolean terminal, String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                () -> terminal);
        int code = WiredeskCommand.run(shell, args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Ran run(String... args) {
        return run(false, "", args);
    }

    private Path dump() throws IOException {
        return Files.writeString(folder.resolve("dump.json"), "[\n" + CLASS + ",\n" + PERSON + "\n]\n");
    }

    private Path built() throws IOException {
        Path made = folder.resolve("made.dictionary");
        Ran ran = run("entities", "build", dump().toString(), "--out", made.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        return made;
    }

    @Test
    void a_known_entity_is_shown() {
        Ran ran = run("entities", "show", "Q7747");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Q7747  Vladimir Putin")
                .containsPattern("type +person")
                .containsPattern("aliases +.*Wladimir Putin")
                .containsPattern("popularity +\\d+ of 100")
                .containsPattern("origin +\\S");
    }

    @Test
    void as_json_it_is_one_document() throws IOException {
        JsonNode json = run("entities", "show", "q84", "--json").json();
        assertThat(json.get("id").asText()).isEqualTo("Q84");
        assertThat(json.get("type").asText()).isEqualTo("location");
        assertThat(json.get("aliases").isArray()).isTrue();
        assertThat(json.get("description").isNull()).isTrue();
        assertThat(json.get("popularity").isInt()).isTrue();
    }

    @Test
    void an_unknown_one_is_one_line_and_code_1() {
        Ran ran = run("entities", "show", "Q999999999");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).hasLineCount(1).contains("Q999999999").contains("entities build");
    }

    @Test
    void what_is_no_id_is_wrong_usage() {
        Ran ran = run("entities", "show", "Putin");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1).contains("Q7747");
    }

    @Test
    void a_dictionary_is_built_and_its_entities_are_shown_and_linked() throws IOException {
        Path made = built();
        String setting = "--enrich.dictionary=" + made;
        JsonNode shown = run("entities", "show", "Q910031", "--json", setting).json();
        assertThat(shown.get("description").asText()).isEqualTo("ferry captain");
        assertThat(shown.get("country").asText()).isEqualTo("Q191");
        assertThat(shown.get("country_name").asText()).isEqualTo("Estonia");
        assertThat(shown.get("origin").asText()).contains("dump.json");
        Ran annotated =
                run(false, "Captain Marta Ilves left Tallinn, Estonia, for London.", "annotate", "--json", setting);
        assertThat(annotated.json().findValuesAsText("id")).contains("Q910031", "Q84");
    }

    @Test
    void alone_it_hides_the_bundled_one() throws IOException {
        String setting = "--enrich.dictionary=" + built();
        assertThat(run("entities", "show", "Q7747", setting, "--enrich.dictionary-alone=true")
                        .code())
                .isEqualTo(1);
        assertThat(run("entities", "show", "Q7747", setting).code()).isZero();
    }

    @Test
    void a_dictionary_that_is_not_there_or_is_none_is_one_line_with_what_to_do() throws IOException {
        Ran missing = run("entities", "show", "Q1", "--enrich.dictionary=/nowhere/x");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).hasLineCount(1).contains("/nowhere/x").contains("entities build");
        Path other = Files.writeString(folder.resolve("other"), "x".repeat(1000));
        Ran none = run("entities", "show", "Q1", "--enrich.dictionary=" + other);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).hasLineCount(1).contains("no dictionary");
    }

    @Test
    void a_dump_that_is_not_there_is_one_line() {
        Ran ran = run("entities", "build", "/nowhere/dump.json.gz");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("/nowhere/dump.json.gz");
    }

    @Test
    void progress_is_drawn_on_a_terminal_only() throws IOException {
        String out = folder.resolve("bar.dictionary").toString();
        assertThat(run(true, "", "entities", "build", dump().toString(), "--out", out)
                        .err())
                .contains("[####")
                .contains("items read");
        assertThat(run(false, "", "entities", "build", dump().toString(), "--out", out)
                        .err())
                .doesNotContain("items read");
    }

    @Test
    void a_link_is_explained_by_its_candidates_and_the_dictionary_s_version() throws IOException {
        JsonNode answer = run(false, "Officials met in Washington.", "annotate", "--explain")
                .json();
        JsonNode why = answer.get("entities").get(0).get("why");
        assertThat(why.get("model").asText()).startsWith("bundled-");
        assertThat(why.get("candidates").size()).isGreaterThan(1);
        assertThat(why.get("candidates").get(0).get("chosen").asBoolean()).isTrue();
        assertThat(why.get("candidates").get(0).get("features").has("popularity"))
                .isTrue();
    }
}
