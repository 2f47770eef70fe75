package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of an index as it is laid out: each index ever built in a folder with a number, and two files that say
/// which one is searched (`current`) and which one is whole and waits to take its place (`next`). The files change by
/// renaming, so that a reader sees one number or the other. An index right in the folder is of a time before this
/// layout, and counts as number 0.
///
/// Pure but for the disk; several processes use one folder at a time.
record Generations(Path folder) {
    private static final String CURRENT = "current";
    private static final String NEXT = "next";

    /// The number of the index that is searched; empty where there is none yet.
    Optional<Integer> current() throws IOException {
        Optional<Integer> named = number(CURRENT);
        return named.isEmpty() && holdsIndex(folder) ? Optional.of(0) : named;
    }

    /// The number of the index that is whole and waits.
    Optional<Integer> next() throws IOException {
        return number(NEXT);
    }

    Path path(int number) {
        return number == 0 ? folder : folder.resolve(Integer.toString(number));
    }

    /// Names the index that is searched from now on; none waits any more.
    void install(int number) throws IOException {
        write(CURRENT, number);
        boolean _ = Files.deleteIfExists(folder.resolve(NEXT));
    }

    /// Names the index that waits.
    void announce(int number) throws IOException {
        write(NEXT, number);
    }

    /// Deletes an index that nobody writes any more. Those who still search it keep what they have open.
    void delete(int number) throws IOException {
        for (Path file : files(path(number))) {
            boolean mine = number > 0 || file.getFileName().toString().matches("segments.*|_.*|write\\.lock");
            if (mine) {
                boolean _ = Files.deleteIfExists(file);
            }
        }
        if (number > 0) {
            boolean _ = Files.deleteIfExists(path(number));
        }
    }

    /// Keeps a damaged index for whoever misses what the topic has no more of; no search looks there.
    void setAside(int number) throws IOException {
        Path _ = Files.move(path(number), folder.resolve(number + ".damaged"));
    }

    private Optional<Integer> number(String name) throws IOException {
        try {
            return Optional.of(
                    Integer.valueOf(Files.readString(folder.resolve(name)).strip()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException(folder.resolve(name) + " holds no number; delete it, then 'wiredesk reindex'", e);
        }
    }

    private void write(String name, int number) throws IOException {
        Path written = folder.resolve(name + ".new");
        Files.writeString(written, number + "\n");
        Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean holdsIndex(Path folder) throws IOException {
        return files(folder).stream()
                .anyMatch(file -> file.getFileName().toString().matches("segments_.*"));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }
}
