package io.wiredesk.enrich.story;

/// Walks through the words of a text: letters and numerals of any script, with single apostrophes, ampersands, stops,
/// commas and hyphens between them. Confined to one thread.
final class WordScan {
    private static final String JOINING = "'’&.,-";
    private static final int PARTS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private final String text;
    private int start;
    private int end;

    WordScan(String text) {
        this.text = text;
    }

    /// Goes to the next word.
    ///
    /// @return false where there is none
    boolean next() {
        int at = end;
        while (at < text.length() && !isPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        start = at;
        end = partsFrom(at);
        while (end < text.length() && JOINING.indexOf(text.charAt(end)) >= 0) {
            int after = partsFrom(end + 1);
            if (after == end + 1) {
                break;
            }
            end = after;
        }
        return end > start;
    }

    private int partsFrom(int from) {
        int at = from;
        while (at < text.length() && isPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isPart(int codePoint) {
        return (PARTS >> Character.getType(codePoint) & 1) != 0;
    }

    /// Where the word that it is at starts.
    int start() {
        return start;
    }

    /// The word that it is at.
    String word() {
        return text.substring(start, end);
    }
}
