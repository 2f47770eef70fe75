package io.wiredesk.ingest.parse;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The names of months that dates on the web are written with, by their beginnings and without accents.
final class MonthNames {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final String[] ENGLISH = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final String[][] OTHERS = {
        {"ιαν", "jän", "ene", "gen", "sty", "янв"},
        {"φεβ", "fév", "lut", "фев"},
        {"μαρ", "μαω", "mär", "mrt", "már", "мар"},
        {"απρ", "ápr", "avr", "abr", "kwi", "апр"},
        {"μαι", "máj", "máu", "mai", "mei", "mag", "maj", "мая", "май"},
        {"ιουν", "ιον", "jún", "juin", "giu", "cze", "июн"},
        {"ιουλ", "ιολ", "júl", "juil", "lug", "lip", "июл"},
        {"αυγ", "aoû", "ago", "sie", "авг"},
        {"σεπ", "sze", "set", "wrz", "сен"},
        {"οκτ", "okt", "out", "ott", "paź", "окт"},
        {"νοε", "lis", "ноя"},
        {"δεκ", "dez", "déc", "dic", "gru", "дек"},
    };
    private static final Map<String, Integer> BY_BEGINNING = new HashMap<>();

    static {
        for (int month = 0; month < ENGLISH.length; month++) {
            BY_BEGINNING.put(ENGLISH[month], month + 1);
            for (String name : OTHERS[month]) {
                BY_BEGINNING.put(plain(name), month + 1);
            }
        }
    }

    private MonthNames() {}

    /// 1 to 12; 0 for what is no month.
    static int number(String name) {
        String plain = plain(name);
        for (int length = Math.min(4, plain.length()); length >= 3; length--) {
            Integer month = BY_BEGINNING.get(plain.substring(0, length));
            if (month != null) {
                return month;
            }
        }
        return 0;
    }

    private static String plain(String name) {
        String decomposed = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("");
    }
}
