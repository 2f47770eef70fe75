package io.wiredesk.ingest.parse;

import io.wiredesk.ingest.parse.Draft.Author;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// Reads who wrote something: name and address in elements of their own (Atom), or both in one text in any order (RSS).
final class AuthorReader {
    private static final int MAX_CHARS = 1_000;
    private static final Pattern ADDRESS =
            Pattern.compile("([\\w.+-]{1,64}@(?:[a-zA-Z0-9-]{1,63}\\.){1,8}[a-zA-Z]{2,24})(?:\\?subject=\\S+)?");

    private AuthorReader() {}

    static @Nullable Author of(Element element) {
        String name = null;
        String email = null;
        for (Element child : element.getChildren()) {
            switch (Vocabulary.name(child)) {
                case "name", "itunes:name" -> name = text(child);
                case "email", "itunes:email" -> email = text(child);
                default -> {
                    // Addresses and pictures of authors are not kept.
                }
            }
        }
        return name == null && email == null ? ofText(element.getText()) : new Author(name, email);
    }

    private static @Nullable Author ofText(String stated) {
        String text = Mojibake.undone(stated.strip());
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return null;
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.find()) {
            return new Author(text, null);
        }
        String name = text.replace(address.group(), "")
                .replace("()", "")
                .replace("<>", "")
                .replace("&lt;&gt;", "")
                .strip();
        name = name.startsWith("(") ? name.substring(1) : name;
        name = (name.endsWith(")") ? name.substring(0, name.length() - 1) : name).strip();
        return new Author(name.isEmpty() ? null : name, address.group());
    }

    private static @Nullable String text(Element element) {
        String text = Mojibake.undone(element.getText().strip());
        return text.isEmpty() ? null : text;
    }
}
