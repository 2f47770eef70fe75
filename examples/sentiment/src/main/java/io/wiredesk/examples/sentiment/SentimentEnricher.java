package io.wiredesk.examples.sentiment;

import io.wiredesk.enrich.Draft;
import io.wiredesk.enrich.Enricher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The tone of an article: good words less bad words, as a share of both. Writes the extra `sentiment`, from -1 to 1;
/// nothing where no word tells.
public final class SentimentEnricher implements Enricher {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private final Map<String, Integer> tones = tones();

    @Override
    public String name() {
        return "sentiment";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<String> reads() {
        return Set.of("clean");
    }

    @Override
    public Draft apply(Draft draft) {
        int sum = 0;
        int heard = 0;
        for (String word : BETWEEN_WORDS.split(draft.prose().toLowerCase(Locale.ROOT))) {
            int tone = tones.getOrDefault(word, 0);
            sum += tone;
            heard += Math.abs(tone);
        }
        return heard == 0
                ? draft
                : draft.withExtra("sentiment", String.format(Locale.ROOT, "%.2f", sum / (double) heard));
    }

    private static Map<String, Integer> tones() {
        try (InputStream in = SentimentEnricher.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("the word list is missing");
            }
            Map<String, Integer> tones = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tone = line.startsWith("good:") ? 1 : -1;
                for (String word : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                    tones.put(word, tone);
                }
            });
            return tones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
