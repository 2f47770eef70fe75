package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.EffectiveSettings.Line;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `config`: the settings as they are.
@Command(
        name = "config",
        description = "The effective settings, each with its origin and its meaning; secrets are masked.",
        footer = {"", "Example: wiredesk config --json"})
final class ConfigCommand implements Callable<Integer> {
    private final Shell shell;

    ConfigCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        EffectiveSettings settings = shell.settings();
        settings.validate();
        List<Line> lines = settings.lines();
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            lines.forEach(line -> all.addObject()
                    .put("key", line.key())
                    .put("value", line.value())
                    .put("origin", line.origin())
                    .put("type", line.doc().type())
                    .put("default", line.doc().defaultValue())
                    .put("meaning", line.doc().meaning()));
            shell.document(all);
        } else {
            lines.forEach(line -> {
                shell.line("# " + line.doc().meaning());
                shell.line(line.key() + ": " + line.value() + "  # " + line.origin());
            });
        }
        return 0;
    }
}
