package io.wiredesk.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bundled rules, word lists and weights.
public final class Resources {
    private Resources() {}

    /// The whole resource beside this class.
    ///
    /// @throws IllegalStateException when the program was packed without it
    public static byte[] bytes(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All its lines.
    public static List<String> rawLines(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8).lines().toList();
    }

    /// Whether there is such a resource.
    public static boolean exists(String path) {
        return Resources.class.getResource(path) != null;
    }

    /// Its lines, without comments and empty ones.
    public static List<String> lines(String path) {
        return rawLines(path).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
