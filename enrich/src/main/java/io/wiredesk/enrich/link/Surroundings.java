package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.dictionary.Known;
import io.wiredesk.enrich.entity.NameType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the text as a whole says about where it plays: the countries it names, by their own names, by their peoples'
/// (`French`), by well-known cities.
///
/// @param countries QIDs
/// @param politics whether it speaks of governing
/// @param sport whether it speaks of matches
record Surroundings(Set<String> countries, boolean politics, boolean sport) {
    private static final Pattern SPORT = Pattern.compile(
            "(?i)\\b(?:match(?:es)?|leagues?|striker|midfielder|defender|goalkeeper|goals?|scored|coach|season|cup|soccer"
                    + "|football|rugby|cricket|championships?|standings|play-?offs?|inning?s|innings|halftime|half-time"
                    + "|relegat\\w+|fixtures?|premiership|wickets?|teams?)\\b");
    private static final Pattern POLITICS = Pattern.compile(
            "(?i)\\b(?:ministers?|ministry|parliament\\w*|senat(?:e|ors?)|congress\\w*|lawmakers?|legislat\\w+|politic\\w+"
                    + "|government|cabinet|opposition|elect(?:ions?|ed|oral)|coalition|governors?|mayor|ambassador"
                    + "|republicans?|democrats?|chancellor|premier)\\b|\\b(?:MPs?|Sen\\.|Rep\\.|Gov\\.)");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}]{3,}(?: \\p{Lu}[\\p{L}\\p{M}]{3,})?");
    /// A place as well known as this says by its name alone which country is meant.
    private static final int WELL_KNOWN = 60;

    Surroundings {
        countries = Set.copyOf(countries);
    }

    static Surroundings of(String text, List<Cluster> clusters, Dictionary dictionary) {
        Set<String> countries = new HashSet<>();
        for (Cluster cluster : clusters) {
            if (cluster.type() == NameType.LOCATION) {
                cluster.keys()
                        .forEach(key -> dictionary.find(key).stream()
                                .limit(1)
                                .filter(known -> known.type() == NameType.LOCATION)
                                .filter(known -> known.popularity() >= WELL_KNOWN
                                        || known.country().equals(known.id()))
                                .map(Known::country)
                                .forEach(countries::add));
            }
        }
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            dictionary.people(word.group()).ifPresent(countries::add);
        }
        countries.remove("");
        return new Surroundings(
                countries, POLITICS.matcher(text).find(), SPORT.matcher(text).find());
    }
}
