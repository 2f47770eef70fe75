package io.wiredesk.enrich.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits text into sentences: Unicode's rules within a paragraph, not after abbreviations and initials.
public final class Sentences {
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\S[^\\n]*");
    private static final Pattern HARD_WRAPPED = Pattern.compile("(?m)^.{55,100}\\p{Ll}\\n\\p{Ll}");
    /// Blank lines between paragraphs of several lines.
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[^\\S\\n]*\\n\\s*");
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?:^|[\\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt"
                    + "|Maj|Rep|Sen|Gov|Rev|St|Jr|Sr|vs|No|Nos|Co|Corp|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
                    + "|e\\.g|i\\.e|U\\.S|U\\.K|U\\.N|E\\.U|D\\.C|a\\.m|p\\.m|z\\.B|bzw|ca|Nr|Mme|Mlle|\\p{Lu})\\.$");
    /// The longest of them, with what stands before it.
    private static final int ABBREVIATION_CHARS = 7;

    private Sentences() {}

    /// `[start, end)` of each sentence, in order, without surrounding white space.
    public static List<int[]> split(String text, String language) {
        List<int[]> sentences = new ArrayList<>();
        for (int[] paragraph : HARD_WRAPPED.matcher(text).find() ? betweenBlankLines(text) : lines(text)) {
            splitParagraph(text, paragraph[0], paragraph[1], language, sentences);
        }
        return List.copyOf(sentences);
    }

    private static List<int[]> lines(String text) {
        return LINE.matcher(text)
                .results()
                .map(line -> new int[] {line.start(), line.end()})
                .toList();
    }

    private static List<int[]> betweenBlankLines(String text) {
        List<int[]> paragraphs = new ArrayList<>();
        int start = 0;
        Matcher gap = BLANK_LINES.matcher(text);
        while (gap.find()) {
            paragraphs.add(new int[] {start, gap.start()});
            start = gap.end();
        }
        paragraphs.add(new int[] {start, text.length()});
        return paragraphs;
    }

    private static void splitParagraph(String text, int from, int to, String language, List<int[]> sentences) {
        String paragraph = text.substring(from, to);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        breaks.setText(paragraph);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = paragraph.substring(start, end);
            String stripped = sentence.strip();
            if (end < paragraph.length() && endsInAbbreviation(sentence.stripTrailing())) {
                continue;
            }
            if (!stripped.isEmpty()) {
                int lead = sentence.length() - sentence.stripLeading().length();
                sentences.add(new int[] {from + start + lead, from + start + lead + stripped.length()});
            }
            start = end;
        }
    }

    /// Looks at the last characters only.
    private static boolean endsInAbbreviation(String sentence) {
        int from = Math.max(0, sentence.length() - ABBREVIATION_CHARS);
        return sentence.endsWith(".")
                && ABBREVIATION
                        .matcher(sentence)
                        .region(from, sentence.length())
                        .useAnchoringBounds(false)
                        .find();
    }
}
