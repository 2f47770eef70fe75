package io.wiredesk.desk.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder to work in: one of the user's, which stays, or a temporary one, which goes.
record Workplace(Path path, boolean temporary) implements AutoCloseable {

    static Workplace of(@Nullable Path named) throws IOException {
        return named == null
                ? new Workplace(Files.createTempDirectory("wiredesk-"), true)
                : new Workplace(named, false);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            List<Path> content;
            try (Stream<Path> walk = Files.walk(path)) {
                content = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : content) {
                Files.deleteIfExists(each);
            }
        }
    }
}
