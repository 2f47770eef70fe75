package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.access.AccessList;
import io.wiredesk.schemas.config.WireConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `acls`: what to grant in a cluster that asks who one is.
@Command(
        name = "acls",
        description = "What each stage needs to be granted in Kafka, and no more, as commands of kafka-acls.sh.",
        footer = {"", "Example: wiredesk acls --users=wiredesk- > grant.sh"})
final class AclsCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--users",
            paramLabel = "PREFIX",
            description = "What the users' names start with; the stage's name follows (${DEFAULT-VALUE}).",
            defaultValue = "wiredesk-")
    private String users = "wiredesk-";

    AclsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        WireConfig wire = shell.settings().wire();
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            AccessList.of(wire.names())
                    .forEach((stage, grants) -> grants.forEach(grant -> {
                        ObjectNode row = all.addObject()
                                .put("user", users + stage)
                                .put("resource", grant.resource().name())
                                .put("name", grant.name())
                                .put("pattern", grant.pattern().name());
                        ArrayNode operations = row.putArray("operations");
                        grant.operations().forEach(operation -> operations.add(operation.name()));
                    }));
            shell.document(all);
        } else {
            AccessList.commands(wire.names(), wire.kafka().bootstrapServers(), users)
                    .forEach(shell::line);
        }
        return 0;
    }
}
