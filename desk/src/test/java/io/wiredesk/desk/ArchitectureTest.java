package io.wiredesk.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wiredesk.desk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.wiredesk.desk.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_commands_know_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages("io.wiredesk.desk.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule only_the_built_in_broker_knows_kafka_s_server = noClasses()
            .that()
            .resideOutsideOfPackages("io.wiredesk.desk.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");

    @ArchTest
    static final ArchRule nothing_of_ours_depends_on_the_demo_but_its_command = noClasses()
            .that()
            .resideOutsideOfPackages("io.wiredesk.desk.demo..", "io.wiredesk.desk.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wiredesk.desk.demo..");
}
