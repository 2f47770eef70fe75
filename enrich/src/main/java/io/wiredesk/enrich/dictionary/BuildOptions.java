package io.wiredesk.enrich.dictionary;

import java.nio.file.Path;
import java.util.List;

/// What to make of a dump.
///
/// @param dump Wikidata's JSON dump, one item a line, plain or packed (`.gz`, `.bz2`)
/// @param target the dictionary that comes to be; what is in the making lies in a folder beside it
/// @param languages whose names are taken, the most wanted first: it names the label
/// @param minSitelinks items with fewer articles in encyclopaedias are left out
public record BuildOptions(Path dump, Path target, List<String> languages, int minSitelinks) {
    /// Languages that names are taken of unless others are asked for.
    public static final String LANGUAGES = "en,mul,de,fr,es,it,pt,nl,tr";

    /// Checks that there is something to take.
    public BuildOptions {
        languages = List.copyOf(languages);
        if (languages.isEmpty() || minSitelinks < 0) {
            throw new IllegalArgumentException("a dictionary needs a language, and no less than 0 articles");
        }
    }
}
