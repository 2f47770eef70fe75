package io.wiredesk.ingest.subscribe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The attributes of an outline. Those of the format are found in any letter case; those of a namespace are named
/// `{namespace}name`.
///
/// @param values by name as it stands there, blank ones left out
record OutlineAttributes(Map<String, String> values) {
    /// Source: OPML 2.0, "Text attribute", "Other special attributes", "Subscription lists".
    private static final Set<String> UNDERSTOOD = Set.of("xmlurl", "title");

    static OutlineAttributes of(Element outline, Map<String, String> namespaces) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Attribute attribute : outline.attributes()) {
            String value = FeedSettings.line(attribute.getValue());
            String[] name = attribute.getKey().split(":", 2);
            String namespace = name.length < 2 ? "" : namespaces.get(name[0]);
            if (!value.isEmpty() && namespace != null && !name[0].equals("xmlns")) {
                values.put(name.length < 2 ? name[0] : "{" + namespace + "}" + name[1], value);
            }
        }
        return new OutlineAttributes(values);
    }

    @Nullable String get(String name) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    boolean is(String name, String value) {
        return value.equalsIgnoreCase(get(name));
    }

    /// The address of the feed; null for an outline that is none. Early writers had it in `url`.
    @Nullable String feedUrl() {
        String url = get("xmlUrl");
        return url == null && (is("type", "rss") || is("type", "atom")) ? get("url") : url;
    }

    /// What the outline is called; null where that is nothing, or the address only.
    @Nullable String title() {
        String title = get("title") == null ? get("text") : get("title");
        return title == null || (get("title") == null && title.equals(feedUrl())) ? null : title;
    }

    /// All that the format and we don't make anything of.
    Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            boolean said = switch (name.toLowerCase(Locale.ROOT)) {
                case "text" -> value.equals(title()) || value.equals(feedUrl());
                case "type" -> value.equals("rss");
                case "url" -> value.equals(feedUrl());
                case "language" -> FeedSettings.isLanguage(value);
                case String any -> UNDERSTOOD.contains(any) || any.startsWith("{" + OutlineSettings.NAMESPACE + "}");
            };
            if (!said) {
                others.put(name, value);
            }
        });
        return others;
    }
}
