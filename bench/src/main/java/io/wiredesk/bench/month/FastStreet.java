package io.wiredesk.bench.month;

import io.wiredesk.desk.allinone.AllInOne;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.settings.EffectiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// What `wiredesk up` starts, by a clock that goes faster: the process that is measured. It runs until it is ended, or
/// whoever started it is gone.
@SuppressWarnings("SystemOut")
final class FastStreet {
    private static final long LOOK_NANOS = 500_000_000;

    private FastStreet() {}

    /// @param args data folder, the clock, settings such as `web.port=8080`
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = Arrays.stream(args)
                .skip(2)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        try (DataFolder folder = DataFolder.open(Path.of(args[0]));
                AllInOne street = AllInOne.start(
                        EffectiveSettings.of(Map.of(), Map.of(), settings), folder, FastClock.decode(args[1]))) {
            while (street.failure().isEmpty() && ProcessHandle.of(parent).isPresent()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            street.failure().ifPresent(System.err::println);
        }
    }
}
