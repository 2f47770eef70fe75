package io.wiredesk.bench.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Sentences whose tokens are marked: a token, a tab and its tag (`B-PER`, `I-PER`, `O`) in each line, a blank
/// line after each sentence.
///
/// @param name of the set
record Marked(String name, List<Sentence> sentences) {
    /// Persons, bodies and places are told apart by all; what else a set marks is left out.
    private static final Set<String> KINDS = Set.of("PER", "ORG", "LOC");

    record Sentence(List<String> tokens, List<String> tags) {
        Sentence {
            tokens = List.copyOf(tokens);
            tags = List.copyOf(tags);
        }
    }

    /// A name: the sentence, its first token, the one after its last, its kind.
    record Name(int sentence, int start, int end, String kind) {}

    Marked {
        sentences = List.copyOf(sentences);
    }

    /// @param file plain, or packed by gzip
    static Marked read(Path file) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    tokens.add(line.substring(0, tab));
                    tags.add(line.substring(tab + 1).strip());
                } else if (!tokens.isEmpty()) {
                    sentences.add(new Sentence(tokens, tags));
                    tokens = new ArrayList<>();
                    tags = new ArrayList<>();
                }
            }
        }
        if (!tokens.isEmpty()) {
            sentences.add(new Sentence(tokens, tags));
        }
        return new Marked(String.valueOf(file.getFileName()).replaceAll("\\.tsv(?:\\.gz)?$", ""), sentences);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    int tokens() {
        return sentences.stream().mapToInt(sentence -> sentence.tokens().size()).sum();
    }

    Set<Name> names() {
        Set<Name> names = new HashSet<>();
        for (int i = 0; i < sentences.size(); i++) {
            List<String> tags = sentences.get(i).tags();
            for (int start = 0, end; start < tags.size(); start = end) {
                end = start + 1;
                String tag = tags.get(start);
                if (tag.equals("O")) {
                    continue;
                }
                String kind = tag.substring(2);
                while (end < tags.size() && tags.get(end).equals("I-" + kind)) {
                    end++;
                }
                if (KINDS.contains(kind)) {
                    names.add(new Name(i, start, end, kind));
                }
            }
        }
        return names;
    }
}
