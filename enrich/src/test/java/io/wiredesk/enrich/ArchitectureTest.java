package io.wiredesk.enrich;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wiredesk.enrich", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule thinking_knows_no_kafka = noClasses()
            .that()
            .resideInAnyPackage(
                    "..enrich.entity..",
                    "..enrich.link..",
                    "..enrich.dictionary..",
                    "..enrich.topic..",
                    "..enrich.clean..",
                    "..enrich.attribute..",
                    "..enrich.language..",
                    "..enrich.keyword..",
                    "..enrich.edit..",
                    "..enrich.story..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");
}
