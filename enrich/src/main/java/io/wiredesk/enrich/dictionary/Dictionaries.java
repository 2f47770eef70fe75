package io.wiredesk.enrich.dictionary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// From the settings to the dictionary that is looked into.
public final class Dictionaries {
    private Dictionaries() {}

    /// The bundled one, with a large one beneath it, or the large one alone.
    ///
    /// @param large a file that [DictionaryBuild] made; null for none
    /// @param alone whether the bundled one is left out; of no meaning without a large one
    /// @throws IllegalArgumentException when the file is not there or is no whole dictionary, with what to do
    public static Dictionary of(@Nullable Path large, boolean alone) {
        if (large == null) {
            return BundledDictionary.get();
        }
        if (!Files.isRegularFile(large)) {
            throw new IllegalArgumentException("enrich.dictionary: there is no file " + large
                    + "; make one with 'wiredesk entities build', or leave the setting empty");
        }
        try {
            MappedDictionary mapped = MappedDictionary.open(large);
            return alone ? mapped : new LayeredDictionary(BundledDictionary.get(), mapped);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("enrich.dictionary: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("enrich.dictionary: " + large + " can't be read: " + e.getMessage(), e);
        }
    }
}
