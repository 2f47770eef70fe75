package io.wiredesk.desk.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/// What the demo must remember for a second start on the same folder: the feeds' addresses and dates stay as they were,
/// so that what was published stays the same too.
///
/// @param port where the feeds were served; 0 takes any free one
/// @param started what the feeds' dates count back from
record DemoMemory(int port, Instant started) {

    /// What the folder remembers, otherwise a new start.
    static DemoMemory read(Path file, Instant now) {
        if (!Files.exists(file)) {
            return new DemoMemory(0, now);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new DemoMemory(
                    Integer.parseInt(properties.getProperty("port", "0")),
                    Instant.parse(properties.getProperty("started", now.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder can't be read: " + file, e);
        }
    }

    /// Writes it whole or not at all.
    void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("started", started.toString());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder can't be written: " + file, e);
        }
    }
}
