package io.wiredesk.desk.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The feeds that travel with the program, listed in the resource `feeds.json`.
public final class DemoFeeds {
    private static final String LIST = "feeds.json";

    private DemoFeeds() {}

    /// All of them, in the order of the list.
    public static List<DemoFeed> load() {
        try {
            return List.copyOf(
                    JsonMapper.builder().build().readValue(resource(LIST), new TypeReference<List<DemoFeed>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's list of demo feeds, " + LIST + ", can't be read", e);
        }
    }

    /// A file that lies beside the list.
    ///
    /// @throws UncheckedIOException when the program was packed without it
    static byte[] resource(String name) {
        try (InputStream in = DemoFeeds.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's file " + name + " can't be read from the program", e);
        }
    }
}
