package io.wiredesk.ingest.revise;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An article's address without what differs between the ways that lead to it: tracking parameters, fragment, default
/// port, letter case of scheme and host. Pure.
///
/// Source: RFC 3986 §6.2.2 and §6.2.3 (syntax- and scheme-based normalisation).
public final class ArticleLink {
    private ArticleLink() {}

    /// The address in the form that is published and that ids are made from.
    ///
    /// @return empty when the link is not an absolute http or https address
    public static Optional<URI> canonical(String link) {
        try {
            String coded = link.strip().replace(" ", "%20");
            URI uri = URI.create(coded);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            String canonical = rebuilt(uri);
            return Optional.of(canonical.equals(coded) ? uri : URI.create(canonical));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String rebuilt(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port(scheme, uri.getPort()) + path
                + (uri.getRawQuery() == null ? "" : query(uri.getRawQuery()));
    }

    private static String port(String scheme, int port) {
        int usual = scheme.equals("https") ? 443 : 80;
        return port == -1 || port == usual ? "" : ":" + port;
    }

    private static String query(String raw) {
        String kept = Arrays.stream(raw.split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !Tracking.isTracking(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
