package io.wiredesk.enrich.edit;

import io.wiredesk.enrich.edit.Edits.Side;
import io.wiredesk.news.EditSign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What makes an edit more than a matter of style. Rules that a reader can check, no more; spelling, a synonym, another
/// byline are none of them. Pure.
final class Signs {
    /// As many words in a row as a short sentence has.
    private static final int SENTENCE_WORDS = 6;

    /// Of all the words of both headlines; above it they say something else.
    private static final double TURNED = 0.5;

    /// Words that turn a headline alone.
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "without", "nicht", "kein", "keine", "keinen", "nie", "ohne", "ne", "pas", "aucun",
            "aucune", "jamais", "sans", "non", "nunca", "sin", "não", "mai", "senza", "niet", "geen", "nooit", "denies",
            "false");

    private static final Pattern NOTE = Pattern.compile(
            "(?iU)\\bcorrections?\\b|\\bcorrected\\b|\\bclarifications?\\b|\\bclarified\\b|\\berrat(?:um|a)\\b"
                    + "|\\bearlier version\\b|\\bprevious version\\b|\\b(?:article|story|headline|report) (?:was|has been)"
                    + " (?:updated|amended|changed)\\b|\\beditor.s note\\b"
                    + "|\\bkorrektur\\b|\\bkorrigiert\\b|\\bberichtig\\w*|\\bfrüheren (?:version|fassung)\\b"
                    + "|\\brectificati\\w*|\\bcorrigé\\w*|\\bversion (?:antérieure|précédente)\\b|\\bmise? à jour\\b"
                    + "|\\bcorrecci[óo]n\\w*|\\bcorregid\\w*|\\bversión anterior\\b|\\bcorrezion\\w*|\\brettific\\w*");

    private Signs() {}

    static List<EditSign> of(Side title, Side text) {
        List<EditSign> signs = new ArrayList<>();
        addIf(signs, EditSign.HEADLINE, turned(title));
        addIf(signs, EditSign.NUMBERS, !numbersGone(title, text).isEmpty());
        addIf(signs, EditSign.REMOVED, sentence(text, WordDiff::gone, WordDiff::come));
        addIf(signs, EditSign.ADDED, sentence(text, WordDiff::come, WordDiff::gone));
        addIf(signs, EditSign.CORRECTION, noted(title) || noted(text));
        return List.copyOf(signs);
    }

    private static void addIf(List<EditSign> signs, EditSign sign, boolean holds) {
        if (holds) {
            signs.add(sign);
        }
    }

    private static boolean turned(Side title) {
        Set<String> was = folded(title.was());
        Set<String> is = folded(title.is());
        Set<String> apart = new HashSet<>(was);
        apart.removeAll(is);
        Set<String> come = new HashSet<>(is);
        come.removeAll(was);
        apart.addAll(come);
        Set<String> all = new HashSet<>(was);
        all.addAll(is);
        boolean negated = apart.stream().anyMatch(NEGATIONS::contains);
        return negated || (!apart.isEmpty() && apart.size() > TURNED * all.size());
    }

    private static Set<String> folded(List<Word> words) {
        return words.stream().map(Word::folded).collect(Collectors.toSet());
    }

    /// A number that still stands elsewhere was only repeated.
    private static Set<String> numbersGone(Side title, Side text) {
        Set<String> gone = numbers(title.was());
        gone.addAll(numbers(text.was()));
        gone.removeAll(numbers(title.is()));
        gone.removeAll(numbers(text.is()));
        return gone;
    }

    private static Set<String> numbers(List<Word> words) {
        return words.stream().filter(Word::isNumber).map(Word::number).collect(Collectors.toCollection(HashSet::new));
    }

    /// Whether so many words more went than came in one place, or the other way round.
    private static boolean sentence(
            Side text, Function<WordDiff, List<Word>> these, Function<WordDiff, List<Word>> those) {
        return text.diffs().stream()
                .anyMatch(diff -> these.apply(diff).size() - those.apply(diff).size() >= SENTENCE_WORDS);
    }

    /// Only what came is looked at, with a word before and after, as a note may share some of its words with the text.
    private static boolean noted(Side side) {
        return side.diffs().stream().filter(diff -> !diff.come().isEmpty()).anyMatch(diff -> {
            int start = diff.at() == 0 ? 0 : side.is().get(diff.at() - 1).start();
            int last = Math.min(side.is().size() - 1, diff.at() + diff.come().size());
            String here = side.after().substring(start, side.is().get(last).end());
            return NOTE.matcher(here).find() && !NOTE.matcher(gone(side, diff)).find();
        });
    }

    private static String gone(Side side, WordDiff diff) {
        return diff.gone().isEmpty()
                ? ""
                : side.before()
                        .substring(
                                diff.gone().getFirst().start(),
                                diff.gone().getLast().end());
    }
}
