package io.wiredesk.sink.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A query taken apart: the words that say what is wanted, and the conditions that hold whatever is wanted. Immutable.
///
/// @param words those that no condition holds: words, phrases, starts, misspelt words, words near each other
/// @param conditions everything else
public record Wish(List<Query> words, List<Query> conditions) {
    public Wish {
        words = List.copyOf(words);
        conditions = List.copyOf(conditions);
    }

    public static Wish of(Query query) {
        List<Query> words = new ArrayList<>();
        List<Query> conditions = new ArrayList<>();
        List<Query> parts = query instanceof Query.And(List<Query> all) ? all : List.of(query);
        for (Query part : parts) {
            if (part instanceof Query.Or(List<Query> choices)
                    && choices.stream().allMatch(Wish::isWord)) {
                words.addAll(choices);
            } else if (isWord(part)) {
                words.add(part);
            } else if (!(part instanceof Query.All)) {
                conditions.add(part);
            }
        }
        return new Wish(words, conditions);
    }

    private static boolean isWord(Query part) {
        return switch (part) {
            case Query.Text _, Query.Near _ -> true;
            case Query.Prefix prefix -> prefix.field() == null;
            case Query.Fuzzy fuzzy -> fuzzy.field() == null;
            default -> false;
        };
    }

    /// The words as one would say them.
    public String text() {
        return words.stream().map(Wish::said).collect(Collectors.joining(" "));
    }

    private static String said(Query word) {
        return switch (word) {
            case Query.Text text -> text.text();
            case Query.Near near -> near.one().text() + " " + near.other().text();
            case Query.Prefix prefix -> prefix.start();
            case Query.Fuzzy fuzzy -> fuzzy.word();
            default -> "";
        };
    }

    /// Asks for any of the words, where the conditions hold.
    public String anyWord() {
        List<Query> parts = new ArrayList<>(conditions);
        if (words.size() > 1) {
            parts.addFirst(new Query.Or(words));
        } else {
            parts.addAll(0, words);
        }
        return QueryPrinter.print(new Query.And(parts));
    }

    /// Asks for the conditions alone.
    public String condition() {
        return QueryPrinter.print(new Query.And(conditions));
    }
}
