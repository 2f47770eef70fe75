package io.wiredesk.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address as it can be asked, made of what people and servers write: spaces and letters of any script are coded,
/// credentials are taken out of it.
///
/// Source: RFC 3986 §2.1 (percent-encoding), §3.2.1 (user information is not to be shown); RFC 5891 (IDNA); RFC 7617.
///
/// @param uri absolute, http or https, with a host, without user information and fragment
/// @param authorization the value of an Authorization header, where the address named a user
public record WebAddress(URI uri, Optional<String> authorization) {
    private static final Pattern PARTS = Pattern.compile(
            "(?i)(https?)://(?:([^/?#@]*)@)?([^/?#:\\[]+|\\[[0-9a-f:.]+])(?::(\\d{0,5}))?([^#]*)(?:#.*)?");

    /// @throws FetchFault with one line, when it is no such address
    public static WebAddress of(String address) throws FetchFault {
        Matcher parts = PARTS.matcher(address.strip());
        if (!parts.matches()) {
            throw new FetchFault("'" + masked(address) + "' is not an http or https address");
        }
        try {
            String port = parts.group(4) == null || parts.group(4).isEmpty() ? "" : ":" + parts.group(4);
            String path = parts.group(5).startsWith("/") ? parts.group(5) : "/" + parts.group(5);
            URI uri = URI.create(
                    parts.group(1).toLowerCase(Locale.ROOT) + "://" + host(parts.group(3)) + port + coded(path));
            if (uri.getHost() == null || uri.getPort() > 65_535) {
                throw new FetchFault("'" + masked(address) + "' has no host that can be asked");
            }
            return new WebAddress(uri, Optional.ofNullable(parts.group(2)).map(WebAddress::basic));
        } catch (IllegalArgumentException e) {
            throw new FetchFault("'" + masked(address) + "' is not an address");
        }
    }

    /// Where a redirect leads.
    ///
    /// @param location as the header has it
    static URI redirected(URI from, String location) throws FetchFault {
        try {
            URI to = from.resolve(coded(location.strip()));
            return of(to.toString()).uri();
        } catch (IllegalArgumentException e) {
            throw new FetchFault("redirected to '" + masked(location) + "', which is no address");
        }
    }

    private static String host(String host) {
        return host.startsWith("[")
                ? host
                : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    /// Codes what may not stand in an address; what is coded already stays as it is.
    private static String coded(String raw) {
        StringBuilder coded = new StringBuilder(raw.length());
        for (byte each : raw.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
                coded.append('%').append("%02X".formatted((int) c));
            } else {
                coded.append(c);
            }
        }
        return coded.toString().replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    }

    private static String basic(String userinfo) {
        String decoded = URLDecoder.decode(userinfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
    }

    /// The address without its credentials, for messages and logs.
    public static String masked(String address) {
        return address.replaceFirst("//[^/?#@]*@", "//");
    }
}
