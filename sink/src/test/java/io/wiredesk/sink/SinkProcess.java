package io.wiredesk.sink;

import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.place.IndexPlaces;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A sink in a process of its own: `SinkProcess BROKERS PREFIX FOLDER [KEY=VALUE]…`. Ends with its standard input.
final class SinkProcess {
    private SinkProcess() {}

    public static void main(String[] args) throws Exception {
        WireConfig wire = new WireConfig(
                new WireConfig.Kafka(args[0], Map.of()),
                new WireConfig.Topics(args[1], 2, (short) 1),
                new WireConfig.Schemas(null));
        Map<String, String> values = Arrays.stream(args)
                .skip(3)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        SinkConfig config = Settings.read(SinkConfig.class, "sink", values);
        try (SearchIndex index = IndexPlaces.of(config, Path.of(args[2])).open();
                IndexSink _ = IndexSink.start(wire, config, index)) {
            int _ = System.in.read();
        }
    }
}
