package io.wiredesk.bench.recognition;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Another recogniser in a process and with libraries of its own; `bench/peers/Peer.java` is the other end.
final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    /// What it found, and the seconds that it took.
    record Found(Marked marked, double seconds) {}

    /// @param peers the folder with its source and its built class path
    /// @param name `corenlp` or `opennlp`
    /// @param training what it may learn from
    Peer(Path peers, String name, Marked training) throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx3g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Files.readString(peers.resolve("target/classpath")).strip(),
                        peers.resolve("Peer.java").toString(),
                        name,
                        written(training).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = answer();
        while (!line.equals("ready")) {
            line = answer();
        }
    }

    Found find(Marked set) throws IOException {
        Path out = Files.createTempFile("found", ".tsv");
        questions.write(written(set) + "\t" + out + "\n");
        questions.flush();
        double seconds = Double.parseDouble(answer());
        Marked found = Marked.read(out);
        Files.delete(out);
        return new Found(found, seconds);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the other recogniser ended by itself");
        }
        return line;
    }

    private static Path written(Marked set) throws IOException {
        Path file = Files.createTempFile("marked", ".tsv");
        file.toFile().deleteOnExit();
        return Files.writeString(file, set.sentences().stream().map(Peer::lines).collect(Collectors.joining("\n")));
    }

    private static String lines(Marked.Sentence sentence) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            lines.append(sentence.tokens().get(i))
                    .append('\t')
                    .append(sentence.tags().get(i))
                    .append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
