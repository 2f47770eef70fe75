package io.wiredesk.desk.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/// The words of the page in one language. A language is a file `messages_<tag>.properties` beside this class; what it
/// lacks is said in English.
public final class Messages {
    private static final String BUNDLE = "io.wiredesk.desk.web.messages";
    private static final Control EXACT = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /// The words in the language that a reader likes best of those that we have.
    ///
    /// @param accepted the `Accept-Language` header (RFC 9110 §12.5.4); null where none was sent
    static Messages of(@Nullable String accepted) {
        for (Locale.LanguageRange range : ranges(accepted)) {
            Locale wanted = Locale.forLanguageTag(range.getRange());
            if (range.getWeight() == 0 || wanted.getLanguage().isEmpty()) {
                continue;
            }
            ResourceBundle found = ResourceBundle.getBundle(BUNDLE, wanted, EXACT);
            if (found.getLocale().getLanguage().equals(wanted.getLanguage())) {
                return new Messages(wanted, found);
            }
            if (wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
                break;
            }
        }
        return new Messages(Locale.ENGLISH, ResourceBundle.getBundle(BUNDLE, Locale.ROOT, EXACT));
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String accepted) {
        try {
            return accepted == null ? List.of() : Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            // A header that can't be read asks for nothing.
            return List.of();
        }
    }

    /// BCP 47 tag of the words, for the page's `lang`.
    public String language() {
        return locale.getLanguage();
    }

    /// What is said for a key.
    ///
    /// @param values in the places `{0}`, `{1}`…
    /// @throws MissingResourceException where no file has the key, a mistake of the program
    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /// What is said for a value of a closed set, such as a verdict; the value itself where nothing is.
    public String word(String group, String value) {
        String key = group + "." + value;
        return bundle.containsKey(key) ? say(key) : value;
    }
}
