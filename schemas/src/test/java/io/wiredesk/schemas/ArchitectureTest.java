package io.wiredesk.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wiredesk.schemas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_contract_depends_on_no_stage = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.wiredesk.ingest..",
                    "io.wiredesk.enrich..",
                    "io.wiredesk.sink..",
                    "io.wiredesk.monitor..",
                    "io.wiredesk.desk..");

    @ArchTest
    static final ArchRule packages_are_named_by_role =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

    @ArchTest
    static final ArchRule the_contract_is_immutable =
            classes().that().areRecords().should().haveOnlyFinalFields();
}
