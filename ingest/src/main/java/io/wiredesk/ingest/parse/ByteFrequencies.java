package io.wiredesk.ingest.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/// Guesses the encoding of bytes that nobody names: of the encodings that have a character for each of them, the one
/// whose
/// text has most of the letters that are frequent in its language.
final class ByteFrequencies {
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");
    private static final int READ_BYTES = 20_000;

    /// @param frequent characters of which running text in this language mostly consists
    /// @param commonFrom first of the range that belongs to the script
    private record Candidate(String name, String frequent, char commonFrom, char commonTo) {
        /// Characters of two bytes: that all bytes pair up is telling in itself.
        boolean isWide() {
            return commonFrom >= '\u3041';
        }

        double enough() {
            return isWide() ? 0.6 : 1.8;
        }
    }

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("EUC-KR", "이다는의에가을하고지기사를은도로한어리", '\uac00', '\ud7a3'),
            new Candidate("GB18030", "的一是不了在人有我他这中大来上国个到说们为子和你地出", '\u4e00', '\u9fa5'),
            new Candidate("Big5", "的一是不了在人有我他這中大來上國個到說們為子和你地出", '\u4e00', '\u9fa5'),
            new Candidate("Shift_JIS", "のにはをたがでてとしれさいるなもかられ", '\u3041', '\u30fe'),
            new Candidate("EUC-JP", "のにはをたがでてとしれさいるなもかられ", '\u3041', '\u30fe'),
            new Candidate("windows-1251", "оеаинтсрвлкмдпуяыьгзб", '\u0410', '\u044f'),
            new Candidate("KOI8-R", "оеаинтсрвлкмдпуяыьгзб", '\u0410', '\u044f'),
            new Candidate("windows-1253", "αοιετσνηυρπκμλςίάόέ", '\u0386', '\u03ce'),
            new Candidate("windows-1255", "יוהלאתרבמשנםכדעחפקט", '\u05d0', '\u05ea'),
            new Candidate("windows-1256", "اليمنوترعبدسفهكقح", '\u0621', '\u064a'),
            new Candidate("windows-1252", "éèàäöüßñçêóíáåøæ’“”–", '\u00c0', '\u00ff'));

    private ByteFrequencies() {}

    static Charset guess(byte[] body) {
        byte[] telling = telling(body);
        Charset best = LAST_RESORT;
        double highest = 0;
        for (Candidate candidate : CANDIDATES) {
            double score = score(telling, candidate);
            if (score > highest) {
                highest = score;
                best = Charset.forName(candidate.name());
            }
        }
        return best;
    }

    private static byte[] telling(byte[] body) {
        return body.length <= READ_BYTES ? body : java.util.Arrays.copyOf(body, READ_BYTES);
    }

    /// Share of characters beyond ASCII that are of the script, and again of those that are frequent in it.
    private static double score(byte[] bytes, Candidate candidate) {
        String text;
        try {
            text = Charset.forName(candidate.name())
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Bytes that this encoding has no characters for.
            return 0;
        }
        int beyond = 0;
        int common = 0;
        int frequent = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            beyond++;
            common += c >= candidate.commonFrom() && c <= candidate.commonTo() ? 1 : 0;
            frequent += candidate.frequent().indexOf(c) >= 0 ? 1 : 0;
        }
        double score = beyond == 0 ? 0 : (double) (common + 2 * frequent) / beyond;
        return score < candidate.enough() ? 0 : candidate.isWide() ? 3 + score : score;
    }
}
