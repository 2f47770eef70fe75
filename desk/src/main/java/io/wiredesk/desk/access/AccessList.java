package io.wiredesk.desk.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.wiredesk.desk.record.DeadLetterTopic;
import io.wiredesk.desk.webhook.WebhookDelivery;
import io.wiredesk.schemas.TopicNames;
import io.wiredesk.sink.IndexSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The least that each stage needs, by stage: one user for each, none of which can do another's work. `operator` is who
/// runs commands: it alone makes topics and deletes groups. `subscriber` stands for those who read the wire.
///
/// Source: Apache Kafka documentation, "Authorization and ACLs"; for Streams, "Required ACL setting for secure Kafka
/// clusters" and KIP-1071.
public final class AccessList {
    private static final String ANY = "*";

    private AccessList() {}

    /// What each may do.
    ///
    /// @return grants by stage, in the street's order
    public static SequencedMap<String, List<Grant>> of(TopicNames names) {
        SequencedMap<String, List<Grant>> all = new LinkedHashMap<>();
        all.put("ingest", ingest(names));
        all.put("enrich", enrich(names));
        all.put("sink", sink(names));
        all.put("alerts", alerts(names));
        all.put("trends", trends(names));
        all.put("monitor", monitor());
        all.put("web", web(names));
        all.put("operator", operator(names));
        all.put("subscriber", List.of(Grant.all(TOPIC, names.enriched(), READ), Grant.all(GROUP, "subscriber-", READ)));
        return all;
    }

    /// Every stage asks at its start whether all topics are there.
    private static List<Grant> stage(TopicNames names) {
        List<Grant> grants = new ArrayList<>();
        grants.add(Grant.all(TOPIC, names.prefix(), DESCRIBE));
        return grants;
    }

    /// A Streams application, exactly once: its group, its transactions, its internal topics.
    private static List<Grant> streams(TopicNames names, String name) {
        String application = names.prefix().replace(".", "") + "-" + name;
        List<Grant> grants = stage(names);
        grants.add(Grant.of(GROUP, application, READ));
        grants.add(Grant.all(TRANSACTIONAL_ID, application, WRITE));
        // What was repartitioned and read is deleted.
        grants.add(Grant.all(TOPIC, application + "-", CREATE, READ, WRITE, DELETE));
        return grants;
    }

    private static Grant reads(String topic) {
        return Grant.of(TOPIC, topic, READ);
    }

    private static Grant writes(String topic) {
        return Grant.of(TOPIC, topic, WRITE);
    }

    private static List<Grant> ingest(TopicNames names) {
        List<Grant> grants = streams(names, "ingest");
        grants.add(reads(names.feeds()));
        // Whoever hears a hub passes the push on to who owns the feed.
        grants.add(Grant.of(TOPIC, names.feedPushes(), READ, WRITE));
        grants.add(writes(names.feedStatus()));
        grants.add(writes(names.articles()));
        grants.add(writes(names.deadLetters()));
        return grants;
    }

    private static List<Grant> enrich(TopicNames names) {
        List<Grant> grants = streams(names, "enrich");
        grants.add(reads(names.articles()));
        grants.add(Grant.all(TOPIC, names.enriched(), WRITE));
        grants.add(writes(names.mentions()));
        grants.add(writes(names.stories()));
        grants.add(writes(names.deadLetters()));
        return grants;
    }

    private static List<Grant> sink(TopicNames names) {
        List<Grant> grants = stage(names);
        grants.add(reads(names.enriched()));
        grants.add(Grant.of(GROUP, IndexSink.groupId(names), READ));
        grants.add(writes(names.deadLetters()));
        return grants;
    }

    private static List<Grant> alerts(TopicNames names) {
        List<Grant> grants = streams(names, "alerts");
        grants.add(reads(names.enriched()));
        grants.add(reads(names.savedSearches()));
        grants.add(Grant.of(TOPIC, names.alerts(), READ, WRITE));
        grants.add(Grant.of(GROUP, WebhookDelivery.groupId(names), READ));
        grants.add(writes(names.deadLetters()));
        return grants;
    }

    private static List<Grant> trends(TopicNames names) {
        List<Grant> grants = streams(names, "trends");
        grants.add(reads(names.enriched()));
        grants.add(writes(names.trends()));
        grants.add(writes(names.deadLetters()));
        return grants;
    }

    /// It reads one record of a partition to tell how long that has waited.
    private static List<Grant> monitor() {
        return List.of(
                Grant.cluster(DESCRIBE),
                Grant.of(GROUP, ANY, DESCRIBE),
                Grant.of(TOPIC, ANY, DESCRIBE, DESCRIBE_CONFIGS, READ));
    }

    /// The page shows everything, watches the lag, saves searches, and puts dead letters back.
    private static List<Grant> web(TopicNames names) {
        List<Grant> grants = new ArrayList<>(monitor());
        grants.addAll(retry(names));
        return grants;
    }

    /// What letters stood in, what is saved, and the note of it.
    private static List<Grant> retry(TopicNames names) {
        return List.of(
                Grant.all(TOPIC, names.prefix(), WRITE),
                Grant.of(TRANSACTIONAL_ID, DeadLetterTopic.TRANSACTIONAL_ID, WRITE));
    }

    private static List<Grant> operator(TopicNames names) {
        List<Grant> grants = new ArrayList<>(monitor());
        grants.add(Grant.all(TOPIC, names.prefix(), CREATE, DELETE));
        grants.add(Grant.all(GROUP, names.prefix().replace(".", "") + "-", READ, DELETE));
        grants.add(Grant.all(TRANSACTIONAL_ID, names.prefix().replace(".", "") + "-", WRITE));
        grants.addAll(retry(names));
        return grants;
    }

    /// The list as commands of Kafka's `kafka-acls.sh`, each stage's below a line that names it.
    ///
    /// @param users what the users' names start with; the stage's name follows
    public static List<String> commands(TopicNames names, String bootstrapServers, String users) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<Grant>> stage : of(names).entrySet()) {
            lines.add("# " + stage.getKey());
            stage.getValue()
                    .forEach(grant -> lines.add("kafka-acls.sh --bootstrap-server " + bootstrapServers
                            + " --command-config admin.properties --add --allow-principal 'User:" + users
                            + stage.getKey() + "' " + grant.arguments()));
        }
        return lines;
    }
}
