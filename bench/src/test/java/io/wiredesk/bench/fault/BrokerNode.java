package io.wiredesk.bench.fault;

import io.wiredesk.desk.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A broker in a process of its own: `BrokerNode FOLDER PORT`. Ends cleanly on SIGTERM.
final class BrokerNode {
    private BrokerNode() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}
