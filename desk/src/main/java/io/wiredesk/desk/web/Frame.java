package io.wiredesk.desk.web;

import org.jspecify.annotations.Nullable;

/// What every screen has: its words, its title, where it stands among the others.
///
/// @param screen the address of the screen in the navigation, such as `/search`
/// @param title of the browser's window
/// @param query that the search field begins with
/// @param feed query string of the feed of what is shown, null where there is none
public record Frame(
        Messages words,
        String screen,
        String title,
        String query,
        @Nullable String feed) {
    static Frame of(Messages words, String screen, String title) {
        return new Frame(words, screen, title, "", null);
    }

    Frame searching(String asked) {
        return new Frame(words, screen, title, asked, feed);
    }

    Frame fedBy(String feedQuery) {
        return new Frame(words, screen, title, query, feedQuery);
    }

    /// What is said for a key.
    public String say(String key, Object... values) {
        return words.say(key, values);
    }
}
