package io.wiredesk.sink.alert;

import io.wiredesk.news.Article;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.TextPart;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Words of an article that are shown: as spans that count code points, and in their sentences as HTML. Pure.
final class Highlights {
    private static final int MAX_SNIPPETS = 3;
    /// A sentence may be a whole text without a full stop.
    private static final int MAX_SNIPPET_CHARS = 400;

    private static final Comparator<MentionSpan> IN_ORDER =
            Comparator.comparing(MentionSpan::getPart).thenComparingInt(MentionSpan::getStart);

    private final String title;
    private final String text;

    Highlights(Article article) {
        this.title = article.getTitle();
        this.text = article.getText();
    }

    /// @param start in UTF-16 units, as Lucene counts
    MentionSpan span(TextPart part, int start, int end) {
        String whole = part == TextPart.TITLE ? title : text;
        int first = whole.codePointCount(0, start);
        return new MentionSpan(part, first, first + whole.codePointCount(start, end), whole.substring(start, end));
    }

    /// Without those that lie in one before, the first ones.
    static List<MentionSpan> inOrder(List<MentionSpan> spans, int limit) {
        List<MentionSpan> kept = new ArrayList<>();
        spans.stream()
                .sorted(IN_ORDER.thenComparing(MentionSpan::getEnd, Comparator.reverseOrder()))
                .forEach(span -> {
                    boolean apart = kept.isEmpty()
                            || kept.getLast().getPart() != span.getPart()
                            || kept.getLast().getEnd() <= span.getStart();
                    if (apart) {
                        kept.add(span);
                    }
                });
        return kept.stream().limit(limit).toList();
    }

    /// The first sentences of the text that have such words, escaped, the words in `<mark>`.
    ///
    /// @param words in order, none in another
    List<String> snippets(List<MentionSpan> words) {
        List<int[]> marks = words.stream()
                .filter(word -> word.getPart() == TextPart.TEXT)
                .map(word -> new int[] {
                    text.offsetByCodePoints(0, word.getStart()), text.offsetByCodePoints(0, word.getEnd())
                })
                .toList();
        List<String> snippets = new ArrayList<>();
        if (marks.isEmpty()) {
            return snippets;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int shown = 0;
        for (int[] mark : marks) {
            if (snippets.size() < MAX_SNIPPETS && mark[0] >= shown) {
                int start = Math.max(sentences.isBoundary(mark[0]) ? mark[0] : sentences.preceding(mark[0]), shown);
                shown = Math.max(sentences.following(mark[0]), mark[1]);
                snippets.add(html(start, shown, marks));
            }
        }
        return List.copyOf(snippets);
    }

    private String html(int sentenceStart, int sentenceEnd, List<int[]> marks) {
        List<int[]> inside = marks.stream()
                .filter(mark -> mark[0] >= sentenceStart && mark[1] <= sentenceEnd)
                .toList();
        boolean whole = sentenceEnd - sentenceStart <= MAX_SNIPPET_CHARS;
        int first = inside.getFirst()[0];
        int start = whole ? sentenceStart : whole(Math.max(sentenceStart, first - MAX_SNIPPET_CHARS / 2));
        int end = whole ? sentenceEnd : whole(Math.min(sentenceEnd, start + MAX_SNIPPET_CHARS));
        StringBuilder html = new StringBuilder(start == sentenceStart ? "" : "…");
        int at = start;
        for (int[] mark : inside) {
            if (mark[1] <= end) {
                html.append(escape(text.substring(at, mark[0]))).append("<mark>");
                html.append(escape(text.substring(mark[0], mark[1]))).append("</mark>");
                at = mark[1];
            }
        }
        html.append(escape(text.substring(at, Math.max(at, end))).stripTrailing());
        return html.append(end == sentenceEnd ? "" : "…").toString();
    }

    /// Never between the halves of a surrogate pair.
    private int whole(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", " ");
    }
}
