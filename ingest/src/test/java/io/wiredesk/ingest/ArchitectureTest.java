package io.wiredesk.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wiredesk.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_thinking_knows_no_kafka_and_no_network = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.wiredesk.ingest.parse..", "io.wiredesk.ingest.extract..", "io.wiredesk.ingest.revise..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.net.http..");

    @ArchTest
    static final ArchRule polling_knows_no_kafka = noClasses()
            .that()
            .resideInAPackage("io.wiredesk.ingest.poll..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule ingest_knows_no_later_stage = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.wiredesk.enrich..", "io.wiredesk.sink..", "io.wiredesk.desk..");
}
