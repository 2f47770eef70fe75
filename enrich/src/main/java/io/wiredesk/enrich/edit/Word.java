package io.wiredesk.enrich.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word of a text: a number with its points and commas, a word with its apostrophes and hyphens, or one character
/// of a
/// script that writes no spaces.
///
/// @param start first UTF-16 unit
/// @param end unit after the last
record Word(String text, int start, int end) {
    /// Words that are compared; what a text has beyond them is not looked at.
    private static final int MAX_WORDS = 5_000;

    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
            + "|\\p{N}+(?:[.,:]\\p{N}+)*"
            + "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*(?:['’-][\\p{L}\\p{M}\\p{N}]+)*");

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (words.size() < MAX_WORDS && word.find()) {
            words.add(new Word(word.group(), word.start(), word.end()));
        }
        return words;
    }

    /// As it is compared where case means nothing.
    String folded() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return Character.getType(text.codePointAt(0)) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /// `1,200` and `1 200` are one number, `1.5` and `15` are not: only a group of three digits follows a separator.
    String number() {
        return text.replaceAll("(?<=\\p{N})[.,](?=\\p{N}{3}(?!\\p{N}))", "");
    }
}
