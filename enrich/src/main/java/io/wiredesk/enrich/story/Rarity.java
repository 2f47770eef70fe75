package io.wiredesk.enrich.story;

import io.wiredesk.enrich.Resources;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How much a word says about which event is told: its rarity in news, in bits, from the bundled table
/// `story/rarity.txt`. A word that the table lacks is rarer than all it has; function words of the languages in
/// `keyword/stopwords.txt` say nothing. The table never changes while the program runs, so that two articles are as
/// alike on a replay as they were the first time.
final class Rarity {
    /// Of a word that is in every sixteenth sentence: it says nothing either.
    private static final double SAYS_NOTHING_BITS = 4;

    private static final double UNLISTED_BITS = 14.5;

    private static final class Bundled {
        static final Rarity TABLE = new Rarity();
    }

    private final Map<String, Double> bits = new HashMap<>();
    private final Set<String> functionWords = new HashSet<>();

    private Rarity() {
        for (String line : Resources.lines("keyword/stopwords.txt")) {
            Arrays.stream(line.split(" ")).forEach(functionWords::add);
        }
        for (String line : Resources.lines("story/rarity.txt")) {
            String[] words = line.split(" ");
            double rarity = Integer.parseInt(words[0]) / 2.0;
            for (int i = 1; i < words.length; i++) {
                bits.merge(Stem.of(words[i]), rarity, Math::min);
            }
        }
    }

    static Rarity bundled() {
        return Bundled.TABLE;
    }

    /// @param word as it stands in the text, lower case
    /// @param stem its stem
    /// @return 0 and up
    double bits(String word, String stem) {
        if (functionWords.contains(word) || functionWords.contains(stem)) {
            return 0;
        }
        return Math.max(0, bits.getOrDefault(stem, UNLISTED_BITS) - SAYS_NOTHING_BITS);
    }
}
