package io.wiredesk.ingest.websub;

import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.WebAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a feed offers: a hub that pushes it, and the name that the hub knows it by. Pure.
///
/// Source: WebSub §4 (Link headers come before links in the document); RFC 8288 §3 (Link).
///
/// @param hub address to subscribe at
/// @param topic the feed's own address by its own account
public record HubOffer(String hub, String topic) {
    /// `<address>; parameters`, up to the comma that is in neither.
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,\"]|\"[^\"]*\")*)");

    private static final Pattern REL = Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]+))");

    /// @param links values of the Link header
    /// @param hub as the document says it; null where it doesn't
    /// @param self as the document says it; null where it doesn't
    /// @param address that answered
    /// @return empty where no hub is named that can be asked
    public static Optional<HubOffer> of(
            List<String> links, @Nullable String hub, @Nullable String self, String address) {
        return linked(links, "hub", address)
                .or(() -> usable(hub, address))
                .map(named -> new HubOffer(
                        named,
                        linked(links, "self", address)
                                .or(() -> usable(self, address))
                                .orElse(address)));
    }

    private static Optional<String> linked(List<String> links, String relation, String address) {
        return links.stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> isRelated(link.group(2), relation))
                .flatMap(link -> usable(link.group(1), address).stream())
                .findFirst();
    }

    private static boolean isRelated(String parameters, String relation) {
        Matcher rel = REL.matcher(parameters);
        if (!rel.find()) {
            return false;
        }
        String types = rel.group(1) == null ? rel.group(2) : rel.group(1);
        return Arrays.asList(types.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .contains(relation);
    }

    private static Optional<String> usable(@Nullable String link, String address) {
        if (link == null || link.isBlank()) {
            return Optional.empty();
        }
        try {
            String absolute = URI.create(address).resolve(link.strip()).toString();
            return Optional.of(WebAddress.of(absolute).uri().toString());
        } catch (IllegalArgumentException | FetchFault e) {
            return Optional.empty();
        }
    }
}
