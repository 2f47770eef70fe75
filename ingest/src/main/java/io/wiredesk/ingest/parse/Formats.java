package io.wiredesk.ingest.parse;

import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// The kind of feed that a document is, by its root, where its structure or version keeps Rome from saying it.
final class Formats {
    private Formats() {}

    /// Null for what is no feed.
    static @Nullable String of(Element root) {
        String version = root.getAttributeValue("version", "").strip();
        return switch (Vocabulary.name(root)) {
            case "rss" -> "rss" + (version.startsWith("2") || version.isEmpty() ? "20" : digits(version));
            case "feed" -> atom(root, version);
            case "rdf:rdf", "rdf" ->
                root.getChildren().stream()
                                .anyMatch(child -> child.getNamespaceURI().contains("netscape"))
                        ? "rss090"
                        : "rss10";
            case "channel" -> "rss20";
            case "entry" -> "atom10";
            default -> null;
        };
    }

    private static String atom(Element root, String version) {
        String namespace = root.getNamespaceURI().toLowerCase(Locale.ROOT);
        if (namespace.endsWith("w3.org/2005/atom")) {
            return "atom10";
        }
        return version.startsWith("0.") ? "atom" + digits(version) : "atom";
    }

    private static String digits(String version) {
        String digits = version.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? "20" : digits;
    }
}
