package io.wiredesk.ingest.extract;

import org.jsoup.nodes.Element;

/// A run of text between two breaks.
///
/// @param text with single spaces, not blank
/// @param linked characters of it that stand in links
/// @param holder the nearest element around it that breaks lines
/// @param place where the holder stands in the [Outline]
/// @param commas of any script: what sentences are made of
record Block(String text, int linked, Element holder, int place, int commas) {
    /// Shorter ones are headlines, lines of data, names.
    static final int PROSE_CHARS = 60;

    Block(String text, int linked, Element holder, int place) {
        this(text, linked, holder, place, commas(text));
    }

    double linkDensity() {
        return Math.min(1.0, (double) linked / text.length());
    }

    /// Long enough for a sentence, and not made of links.
    boolean isProse() {
        return text.length() > PROSE_CHARS && linkDensity() < 0.3;
    }

    boolean isHeading() {
        return headingRank() > 0;
    }

    /// 1 for `h1` … 6 for `h6`; 0 for what is no heading.
    int headingRank() {
        String name = holder.normalName();
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return heading ? name.charAt(1) - '0' : 0;
    }

    boolean isListItem() {
        return holder.nameIs("li") || holder.nameIs("dd") || holder.nameIs("dt");
    }

    boolean endsSentence() {
        return endsSentence(text);
    }

    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "\"'”’»)] ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?…。！？।؟:".indexOf(text.charAt(end - 1)) >= 0;
    }

    private static int commas(String text) {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            if (",،、，﹐،;".indexOf(text.charAt(i)) >= 0) {
                commas++;
            }
        }
        return commas;
    }
}
