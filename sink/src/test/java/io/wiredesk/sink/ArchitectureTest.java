package io.wiredesk.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wiredesk.sink", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_QUERY_LANGUAGE_KNOWS_NEITHER_KAFKA_NOR_LUCENE = noClasses()
            .that()
            .resideInAPackage("..sink.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.lucene..", "org.slf4j..");

    @ArchTest
    static final ArchRule THE_SINK_KNOWS_NO_LUCENE = noClasses()
            .that()
            .resideInAPackage("io.wiredesk.sink")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "io.wiredesk.sink.lucene..");
}
