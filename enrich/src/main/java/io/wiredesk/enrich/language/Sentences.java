package io.wiredesk.enrich.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits text into sentences: Unicode's rules within a paragraph, not after abbreviations and initials.
public final class Sentences {
    private static final Pattern PARAGRAPH = Pattern.compile("[^\\n]*\\S[^\\n]*");
    private static final Pattern HARD_WRAPPED = Pattern.compile("(?m)^.{55,100}\\p{Ll}\\n\\p{Ll}");
    private static final Pattern SOFT_PARAGRAPH =
            Pattern.compile("(?:[^\\n]|\\n(?!\\s*\\n))*\\S(?:[^\\n]|\\n(?!\\s*\\n))*");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt"
                    + "|Maj|Rep|Sen|Gov|Rev|St|Jr|Sr|vs|No|Nos|Co|Corp|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
                    + "|e\\.g|i\\.e|U\\.S|U\\.K|U\\.N|E\\.U|D\\.C|a\\.m|p\\.m|z\\.B|bzw|ca|Nr|Mme|Mlle|\\p{Lu})\\.\\s*$");

    private Sentences() {}

    /// `[start, end)` of each sentence, in order, without surrounding white space.
    public static List<int[]> split(String text, String language) {
        List<int[]> sentences = new ArrayList<>();
        Pattern paragraph = HARD_WRAPPED.matcher(text).find() ? SOFT_PARAGRAPH : PARAGRAPH;
        Matcher m = paragraph.matcher(text);
        while (m.find()) {
            splitParagraph(text, m.start(), m.end(), language, sentences);
        }
        return List.copyOf(sentences);
    }

    private static void splitParagraph(String text, int from, int to, String language, List<int[]> sentences) {
        String paragraph = text.substring(from, to);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        breaks.setText(paragraph);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = paragraph.substring(start, end);
            if (end < paragraph.length() && ABBREVIATION.matcher(sentence).find()) {
                continue;
            }
            String stripped = sentence.strip();
            if (!stripped.isEmpty()) {
                int lead = sentence.length() - sentence.stripLeading().length();
                sentences.add(new int[] {from + start + lead, from + start + lead + stripped.length()});
            }
            start = end;
        }
    }
}
