package io.wiredesk.enrich.entity;

import io.wiredesk.enrich.Resources;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.Span;

/// The bundled recogniser: an averaged perceptron over words, shapes and neighbours (OpenNLP's name finder) with
/// weights of
/// our own, learnt from English news; names in other languages are found by shape and company only.
///
/// Source: Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002.
public final class OpenNlpNameRecognizer implements NameRecognizer {
    private static final String WEIGHTS = "ner.bin";
    private static final Set<String> LEADING = Set.of("the", "The", "President", "Mr", "Mr.", "Mrs.", "Ms.", "Dr.");

    private static final double SUREST = 0.36;

    private static final Set<String> PEOPLES = Resources.lines("entity/peoples.txt").stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private final TokenNameFinderModel model;

    private OpenNlpNameRecognizer(TokenNameFinderModel model) {
        this.model = model;
    }

    /// The recogniser that ships with the program.
    public static NameRecognizer bundled() {
        try (InputStream in = OpenNlpNameRecognizer.class.getResourceAsStream(WEIGHTS)) {
            if (in == null) {
                throw new FileNotFoundException(WEIGHTS);
            }
            return new OpenNlpNameRecognizer(new TokenNameFinderModel(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the recogniser's weights can't be read from the program", e);
        }
    }

    @Override
    public String name() {
        return "opennlp-perceptron";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<NameSpan> recognize(String text, List<int[]> sentences) {
        NameFinderME finder = new NameFinderME(model); // Not safe for several threads, and cheap.
        List<NameSpan> found = new ArrayList<>();
        for (int[] sentence : sentences) {
            Tokens tokens = Tokens.of(text, sentence[0], sentence[1]);
            Span[] names = finder.find(tokens.words());
            double[] sure = finder.probs(names);
            for (int i = 0; i < names.length; i++) {
                add(text, tokens, names[i], sure[i], found);
            }
        }
        return List.copyOf(found);
    }

    private static void add(String text, Tokens tokens, Span name, double sure, List<NameSpan> spans) {
        int first = name.getStart();
        int last = name.getEnd() - 1;
        while (first < last && LEADING.contains(tokens.get(first).word())) {
            first++;
        }
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        String found = text.substring(start, end);
        if (found.codePoints().anyMatch(Character::isUpperCase) && !PEOPLES.contains(found.toLowerCase(Locale.ROOT))) {
            spans.add(new NameSpan(start, end, type(name.getType()), confidence(sure)));
        }
    }

    /// A perceptron's scores, normalised, are flat: the surest name of the held-back texts has about this.
    private static double confidence(double score) {
        return Math.clamp(score / SUREST, 0, 1);
    }

    private static NameType type(String type) {
        return switch (type) {
            case "person" -> NameType.PERSON;
            case "organization" -> NameType.ORGANIZATION;
            case "location" -> NameType.LOCATION;
            default -> NameType.MISC;
        };
    }

    @Override
    public void close() {
        // The weights are plain memory.
    }
}
