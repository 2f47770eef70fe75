package io.wiredesk.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tokens as the training corpora have them, each with its place in the text: punctuation and the possessive stand
/// alone,
/// hyphenated words and dotted acronyms are one.
///
/// @param tokens in order
record Tokens(List<Token> tokens) {

    /// @param word quotes and apostrophes straight, as the weights know them
    /// @param start offset in the text
    /// @param end offset after it
    record Token(String word, int start, int end) {}

    private static final Pattern TOKEN = Pattern.compile("""
            (?:\\p{Lu}\\.){2,}\
            |(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jr|Sr|Prof|Lt|Col|Capt|Sgt)\\.\
            |['’]s(?![\\p{L}\\p{M}\\p{N}])\
            |\\p{N}+(?:[.,:]\\p{N}+)*\
            |[\\p{L}\\p{M}\\p{N}_]+(?:[-'’&](?!s(?![\\p{L}\\p{M}\\p{N}]))[\\p{L}\\p{M}\\p{N}]+)*\
            |\\S""");

    static Tokens of(String text, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text).region(start, end);
        while (token.find()) {
            tokens.add(new Token(straight(token.group()), token.start(), token.end()));
        }
        return new Tokens(List.copyOf(tokens));
    }

    Token get(int index) {
        return tokens.get(index);
    }

    String[] words() {
        return tokens.stream().map(Token::word).toArray(String[]::new);
    }

    private static String straight(String word) {
        return word.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
    }
}
