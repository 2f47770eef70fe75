package io.wiredesk.desk.web;

import io.wiredesk.news.Edit;
import io.wiredesk.news.WordChange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a revision changed, as the page shows it. Plain text, to be escaped by the template.
///
/// @param verdict one word: quiet, substantial or minor
/// @param signs what makes it substantial
/// @param came words that came
/// @param went words that went
public record EditView(
        int fromRevision,
        String verdict,
        List<String> signs,
        List<String> fields,
        int came,
        int went,
        List<Change> changes) {
    /// Words before and after, either may be empty.
    public record Change(String part, String before, String after) {}

    static @Nullable EditView of(@Nullable Edit edit) {
        if (edit == null) {
            return null;
        }
        return new EditView(
                edit.getFromRevision(),
                edit.getQuiet() ? "quiet" : edit.getSubstantial() ? "substantial" : "minor",
                edit.getSigns().stream()
                        .map(sign -> sign.name().toLowerCase(Locale.ROOT))
                        .toList(),
                edit.getFields(),
                edit.getWordsAdded(),
                edit.getWordsRemoved(),
                edit.getChanges().stream().map(EditView::change).toList());
    }

    private static Change change(WordChange change) {
        return new Change(change.getPart().name().toLowerCase(Locale.ROOT), change.getBefore(), change.getAfter());
    }
}
