package io.wiredesk.enrich.edit;

import io.wiredesk.news.Article;
import io.wiredesk.news.Edit;
import io.wiredesk.news.EditSign;
import io.wiredesk.news.TextPart;
import io.wiredesk.news.WordChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares two revisions of an article: which fields differ, in which words, and whether that makes a difference.
/// Pure.
public final class Edits {
    /// What is kept of a rewritten text.
    private static final int MAX_CHANGES = 50;

    private static final int MAX_CHANGE_CHARS = 500;
    private static final Set<EditSign> SUBSTANTIAL =
            Set.of(EditSign.HEADLINE, EditSign.NUMBERS, EditSign.REMOVED, EditSign.CORRECTION);

    private Edits() {}

    /// What the later revision changed.
    public static Edit between(Article before, Article after) {
        Side title = new Side(TextPart.TITLE, before.getTitle(), after.getTitle());
        Side text = new Side(TextPart.TEXT, before.getText(), after.getText());
        List<EditSign> signs = Signs.of(title, text);
        boolean substantial = signs.stream().anyMatch(SUBSTANTIAL::contains);
        boolean said = signs.contains(EditSign.CORRECTION)
                || (after.getUpdated() != null && !after.getUpdated().equals(before.getUpdated()));
        return Edit.newBuilder()
                .setFromRevision(before.getRevision())
                .setFields(fields(before, after))
                .setSigns(signs)
                .setSubstantial(substantial)
                .setQuiet(substantial && !said)
                .setWordsAdded(title.added() + text.added())
                .setWordsRemoved(title.removed() + text.removed())
                .setChanges(Stream.concat(title.changes().stream(), text.changes().stream())
                        .limit(MAX_CHANGES)
                        .toList())
                .build();
    }

    private static List<String> fields(Article before, Article after) {
        List<String> fields = new ArrayList<>();
        add(fields, "url", before.getUrl(), after.getUrl());
        add(fields, "title", before.getTitle(), after.getTitle());
        add(fields, "summary", before.getSummary(), after.getSummary());
        add(fields, "text", before.getText(), after.getText());
        add(fields, "authors", before.getAuthors(), after.getAuthors());
        return List.copyOf(fields);
    }

    private static void add(List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }

    /// One text, as it was and as it is.
    record Side(TextPart part, String before, String after, List<Word> was, List<Word> is, List<WordDiff> diffs) {
        Side(TextPart part, String before, String after) {
            this(part, before, after, Word.of(before), Word.of(after));
        }

        private Side(TextPart part, String before, String after, List<Word> was, List<Word> is) {
            this(part, before, after, was, is, WordDiff.of(was, is));
        }

        int added() {
            return diffs.stream().mapToInt(diff -> diff.come().size()).sum();
        }

        int removed() {
            return diffs.stream().mapToInt(diff -> diff.gone().size()).sum();
        }

        List<WordChange> changes() {
            return diffs.stream().limit(MAX_CHANGES).map(this::change).toList();
        }

        private WordChange change(WordDiff diff) {
            int start;
            int end;
            if (diff.come().isEmpty()) {
                start = diff.at() < is.size() ? is.get(diff.at()).start() : after.length();
                end = start;
            } else {
                start = diff.come().getFirst().start();
                end = diff.come().getLast().end();
            }
            int first = after.codePointCount(0, start);
            return new WordChange(
                    part,
                    first,
                    first + after.codePointCount(start, end),
                    goneText(diff),
                    cut(after.substring(start, end)));
        }

        private String goneText(WordDiff diff) {
            return diff.gone().isEmpty()
                    ? ""
                    : cut(before.substring(
                            diff.gone().getFirst().start(),
                            diff.gone().getLast().end()));
        }

        private static String cut(String text) {
            if (text.length() <= MAX_CHANGE_CHARS) {
                return text;
            }
            int end = Character.isHighSurrogate(text.charAt(MAX_CHANGE_CHARS - 1))
                    ? MAX_CHANGE_CHARS - 1
                    : MAX_CHANGE_CHARS;
            return text.substring(0, end) + "…";
        }
    }
}
