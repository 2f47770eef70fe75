package io.wiredesk.desk.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One address, several forms: a page for browsers, JSON or a feed for those who ask for it.
///
/// Source: RFC 9110 §12.5.1, "Accept". Of the types that we have, the one with the greatest weight is taken, the first
/// of equals; ranges such as `*/*` get the page.
final class Negotiated implements Handler {
    private final Handler page;
    private final Map<String, Handler> forms = new LinkedHashMap<>();

    Negotiated(Handler page) {
        this.page = page;
    }

    /// Adds a form.
    Negotiated or(String mediaType, Handler form) {
        forms.put(mediaType, form);
        return this;
    }

    private record Range(String type, double weight) {
        static Range of(String text) {
            String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            double weight = Arrays.stream(parts)
                    .skip(1)
                    .filter(part -> part.matches("q=[01](\\.[0-9]{0,3})?"))
                    .mapToDouble(part -> Double.parseDouble(part.substring(2)))
                    .findFirst()
                    .orElse(1);
            return new Range(parts[0], weight);
        }
    }

    private Handler chosen(String accepted) {
        return Arrays.stream(accepted.split(",", -1))
                .map(Range::of)
                .filter(range -> range.weight() > 0)
                .filter(range -> range.type().equals("text/html") || forms.containsKey(range.type()))
                .sorted(Comparator.comparingDouble(Range::weight).reversed())
                .findFirst()
                .map(range -> forms.getOrDefault(range.type(), page))
                .orElse(page);
    }

    @Override
    public void handle(Context context) throws Exception {
        String accepted = context.header("Accept");
        context.header("Vary", "Accept");
        (accepted == null ? page : chosen(accepted)).handle(context);
    }
}
