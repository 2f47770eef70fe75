package io.wiredesk.enrich.story;

import java.util.Locale;

/// Brings the forms of a word together: "rejects", "rejected" and "rejecting" have one stem. It knows English endings
/// only and cuts rather too little than too much; a stem need be no word.
final class Stem {
    private static final int MIN_LEFT = 3;

    private Stem() {}

    /// @param word in any case
    static String of(String word) {
        String stem = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (stem.endsWith("'s")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        stem = tense(plural(stem));
        return stem.length() > MIN_LEFT + 1 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String plural(String word) {
        boolean kept = !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
        if (word.length() < MIN_LEFT + 1 || kept) {
            return word;
        }
        return word.endsWith("ies") && word.length() > MIN_LEFT + 2
                ? word.substring(0, word.length() - 3) + "y"
                : word.substring(0, word.length() - (word.endsWith("sses") ? 2 : 1));
    }

    private static String tense(String word) {
        int ending = word.endsWith("ing") ? 3 : word.endsWith("ed") ? 2 : 0;
        int left = word.length() - ending;
        if (ending == 0 || left <= MIN_LEFT) {
            return word;
        }
        char last = word.charAt(left - 1);
        boolean doubled = last == word.charAt(left - 2) && "ls".indexOf(last) < 0;
        return word.substring(0, doubled ? left - 1 : left);
    }
}
