package io.wiredesk.ingest.parse;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes addresses absolute, and tells harmless ones.
///
/// Source: XML Base (W3C), RFC 3986 §5.
final class Links {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern EXTRA_SLASHES = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)/+");
    private static final Pattern UNSEEN = Pattern.compile("[\\x00-\\x20\\x7f\\u00a0\\u200b-\\u200f\\u2028\\u2029]+");

    /// What a link in a feed may lead to; scripts and inline data are not among them.
    private static final Set<String> SAFE = Set.of(
            "http",
            "https",
            "mailto",
            "ftp",
            "sftp",
            "news",
            "nntp",
            "tel",
            "sms",
            "geo",
            "magnet",
            "feed",
            "irc",
            "ircs",
            "xmpp",
            "sip",
            "sips",
            "rtsp",
            "mms",
            "gopher",
            "telnet",
            "ssh",
            "git",
            "svn",
            "svn+ssh",
            "rsync",
            "file",
            "imap",
            "aim",
            "callto",
            "skype",
            "facetime",
            "itms",
            "webcal",
            "wais",
            "snews",
            "h323",
            "hdl",
            "prospero",
            "shttp",
            "cvs",
            "gtalk",
            "msnim",
            "smb",
            "ymsg",
            "irc6",
            "rtspu");

    private Links() {}

    /// The address resolved against the base; as it is when it can't be.
    static String absolute(String link, String base) {
        String stripped = EXTRA_SLASHES.matcher(link.strip()).replaceFirst("$1");
        if (base.isEmpty() || SCHEME.matcher(stripped).find()) {
            return stripped;
        }
        if (stripped.isEmpty()) {
            return base;
        }
        try {
            URI resolved = URI.create(base).resolve(URI.create(escaped(stripped)));
            return resolved.toString();
        } catch (IllegalArgumentException e) {
            return stripped;
        }
    }

    private static String escaped(String link) {
        StringBuilder out = new StringBuilder(link.length());
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append(String.format("%%%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static @Nullable String absoluteOrNull(@Nullable String link, String base) {
        return link == null || link.isBlank() ? null : absolute(link, base);
    }

    /// The address resolved against the base; empty when following it could run a script.
    static String safe(String link, String base) {
        String resolved = absolute(link, base);
        Matcher scheme = SCHEME.matcher(UNSEEN.matcher(resolved).replaceAll(""));
        return scheme.find() && !SAFE.contains(scheme.group(1).toLowerCase(Locale.ROOT)) ? "" : resolved;
    }
}
