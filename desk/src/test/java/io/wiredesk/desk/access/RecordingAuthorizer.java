package io.wiredesk.desk.access;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/// Kafka's own, which remembers what it refused. Kafka makes it by name, so what it remembers is static.
public final class RecordingAuthorizer extends StandardAuthorizer {
    static final Queue<String> REFUSED = new ConcurrentLinkedQueue<>();

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            // What is asked without being logged is a look for another way, such as of a topic for a whole cluster.
            if (results.get(i) == AuthorizationResult.DENIED && actions.get(i).logIfDenied()) {
                REFUSED.add(context.principal() + " " + actions.get(i).operation() + " "
                        + actions.get(i).resourcePattern());
            }
        }
        return results;
    }
}
