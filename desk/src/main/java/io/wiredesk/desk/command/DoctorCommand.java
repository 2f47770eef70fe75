package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.doctor.Doctor;
import io.wiredesk.desk.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `doctor`: what is wrong with this set-up.
@Command(
        name = "doctor",
        description = "What is wrong with this set-up: JDK, settings, ports, broker, topics, index, clock.",
        footer = {"", "Example: wiredesk doctor --kafka.bootstrap-servers=kafka:9092"})
final class DoctorCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--quick", description = "Settings, broker and topics only: a health check.")
    private boolean quick;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(shell.settings()).examine(quick);
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            findings.forEach(finding -> all.addObject()
                    .put("what", finding.what())
                    .put("ok", finding.ok())
                    .put("found", finding.found())
                    .put("remedy", finding.remedy()));
            shell.document(all);
        } else {
            findings.forEach(finding -> shell.line((finding.ok() ? "ok    " : "WRONG ") + finding.what() + ": "
                    + finding.found() + (finding.remedy() == null ? "" : "\n      → " + finding.remedy())));
        }
        return findings.stream().allMatch(Finding::ok) ? 0 : 1;
    }
}
