package io.wiredesk.desk.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Operations that one user may do with one resource, or with all whose names start so.
///
/// @param resource topic, group, transactional id, or the cluster
/// @param name of the resource, or what its name starts with
/// @param pattern whether `name` is the whole name
/// @param operations what may be done, in the order in which they are shown
public record Grant(ResourceType resource, String name, PatternType pattern, List<AclOperation> operations) {
    private static final String CLUSTER = "kafka-cluster";

    public Grant {
        operations = List.copyOf(operations);
    }

    static Grant of(ResourceType resource, String name, AclOperation... operations) {
        return new Grant(resource, name, PatternType.LITERAL, List.of(operations));
    }

    static Grant all(ResourceType resource, String prefix, AclOperation... operations) {
        return new Grant(resource, prefix, PatternType.PREFIXED, List.of(operations));
    }

    static Grant cluster(AclOperation... operations) {
        return of(ResourceType.CLUSTER, CLUSTER, operations);
    }

    /// As an admin client grants them.
    ///
    /// @param principal such as `User:wiredesk-sink`
    public Set<AclBinding> bindings(String principal) {
        ResourcePattern what = new ResourcePattern(resource, name, pattern);
        return operations.stream()
                .map(operation -> new AclBinding(
                        what, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /// As the arguments of Kafka's `kafka-acls.sh --add`.
    String arguments() {
        StringBuilder text = new StringBuilder();
        operations.forEach(
                operation -> text.append("--operation ").append(word(operation)).append(' '));
        if (resource == ResourceType.CLUSTER) {
            return text.append("--cluster").toString();
        }
        String kind = resource.name().toLowerCase(Locale.ROOT).replace('_', '-');
        text.append("--").append(kind).append(" '").append(name).append('\'');
        return pattern == PatternType.PREFIXED
                ? text.append(" --resource-pattern-type prefixed").toString()
                : text.toString();
    }

    /// `DESCRIBE_CONFIGS` is `DescribeConfigs` there.
    private static String word(AclOperation operation) {
        StringBuilder word = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
