package io.wiredesk.ingest.revise;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of an article's address says which article it is: not the scheme, not `www.`, not whether it is the page for
/// telephones or the AMP one, not the way through a counter of clicks. Pure.
///
/// Each link of each poll comes here, and most have nothing of all this: patterns are tried only where the characters
/// are there that they can't do without.
///
/// @param path host and path
/// @param full the same with the query
/// @param named whether the path alone names an article, so that the query says nothing more
record LinkKey(String path, String full, boolean named) {
    private static final int MAX_WRAPPERS = 3;

    /// Addresses that only lead to another one, which is one of their parameters.
    private static final Pattern COUNTERS = Pattern.compile(
            "(?i)https?://(?:(?:www\\.)?google\\.[a-z.]{2,6}/url|(?:www\\.)?bing\\.com/news/apiclick\\.aspx"
                    + "|l\\.facebook\\.com/l\\.php|t\\.umblr\\.com/redirect|out\\.reddit\\.com/.*)\\?"
                    + "(?:.*&)?(?:url|q|u|z)=(https?(?:%3a|:)[^&]+).*");

    /// Google's AMP cache and viewer: `…cdn.ampproject.org/c/s/HOST/PATH`, `google.com/amp/s/HOST/PATH`.
    private static final Pattern AMP_CACHE = Pattern.compile(
            "(?i)https?://(?:[^/]+\\.cdn\\.ampproject\\.org/(?:c|v|i|wp)|(?:www\\.)?google\\.[a-z.]{2,6}/amp)(/s)?/([^/?]+\\.[^/?]+.*)");

    private static final Pattern AMP = Pattern.compile("(?i)amp(?:project|/)");

    /// Host labels of twins, before a domain that stands without them too.
    private static final Pattern TWIN_HOST =
            Pattern.compile("(?:www\\d?|m|mobile|amp|touch)\\.(?!(?:com?|org|net|gov|ac|edu)\\.[a-z]{2}$)(.+\\..+)");

    private static final Pattern INNER_TWIN = Pattern.compile("([a-z]{2,3})\\.m\\.(.+\\..+)");
    private static final Pattern AMP_PATH = Pattern.compile("(.+?)(?:/amp|[./]amp(?=\\.html?$)|\\.amp)(\\.html?)?/?");
    private static final Pattern AMP_START = Pattern.compile("/(?:amp|mobile)(/.+)");
    private static final Pattern AMP_PARAMETER = Pattern.compile("(?i)amp(?:=.*)?|outputtype=amp|m=1|amp_.*");
    private static final Pattern PATH_SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/;]*");
    private static final Pattern INDEX = Pattern.compile("(?i)/index\\.html?$");

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern CODE = Pattern.compile("%[0-9a-fA-F]{2}");
    private static final Pattern ENDING = Pattern.compile("\\.[a-z]{3,5}$");

    private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(?:php\\d?|aspx?|jspx?|cgi|cfm|do|pl|dll|exe)");

    /// Last parts of paths that name articles: three words and more, a word and a number, a long number.
    private static final Pattern NAMED =
            Pattern.compile("(?:[^-_]+[-_]){2,}[^-_]+|(?=.*\\d)[^-_]+[-_][^-_]+|.*\\d{5,}.*");

    /// @return empty where the link is no web address, or that of a front page
    static Optional<LinkKey> of(String link) {
        return ArticleLink.canonical(unwrapped(link)).map(LinkKey::of).filter(key -> !key.isFrontPage());
    }

    private static LinkKey of(URI uri) {
        String path = path(uri.getRawPath());
        String place = host(uri) + path;
        String query = query(uri.getRawQuery());
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean dotted = last.indexOf('.') >= 0;
        boolean named = !(dotted && SCRIPT.matcher(last).matches())
                && NAMED.matcher(dotted ? ENDING.matcher(last).replaceFirst("") : last)
                        .matches();
        return new LinkKey(place, query.isEmpty() ? place : place + "?" + query, named);
    }

    private boolean isFrontPage() {
        return path.indexOf('/') < 0 && full.equals(path);
    }

    /// What two ways to one article have in common, the surest first.
    List<String> keys() {
        return named ? List.of(path, full) : List.of(full);
    }

    private static String unwrapped(String link) {
        String inner = link.strip();
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            Matcher counter = COUNTERS.matcher(inner);
            Matcher cache = AMP_CACHE.matcher(inner);
            if (inner.indexOf('?') >= 0 && counter.matches()) {
                inner = decoded(counter.group(1));
            } else if (AMP.matcher(inner).find() && cache.matches()) {
                inner = (cache.group(1) == null ? "http://" : "https://") + cache.group(2);
            } else {
                return inner;
            }
        }
        return inner;
    }

    private static String decoded(String coded) {
        try {
            return URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // Not coded after all.
            return coded;
        }
    }

    /// Host without the labels of twins, and its port.
    static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        for (Matcher twin = TWIN_HOST.matcher(host); twin.matches(); twin = TWIN_HOST.matcher(host)) {
            host = twin.group(1);
        }
        Matcher inner = INNER_TWIN.matcher(host);
        String bare = inner.matches() ? inner.group(1) + "." + inner.group(2) : host;
        return uri.getPort() < 0 ? bare : bare + ":" + uri.getPort();
    }

    /// Without what AMP adds, sessions, doubled and closing slashes; empty for the front page.
    private static String path(String raw) {
        String path = raw.indexOf(';') < 0 ? raw : PATH_SESSION.matcher(raw).replaceAll("");
        path = path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
        Matcher start = AMP_START.matcher(path);
        path = (path.startsWith("/amp/") || path.startsWith("/mobile/")) && start.matches() ? start.group(1) : path;
        Matcher amp = AMP_PATH.matcher(path);
        path = path.contains("amp") && amp.matches() && amp.group(1).length() > 1
                ? amp.group(1) + (amp.group(2) == null ? "" : amp.group(2))
                : path;
        path = INDEX.matcher(path).replaceFirst("/");
        return upperCaseCodes(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /// Source: RFC 3986 §6.2.2.1.
    private static String upperCaseCodes(String path) {
        return path.indexOf('%') < 0
                ? path
                : CODE.matcher(path).replaceAll(code -> code.group().toUpperCase(Locale.ROOT));
    }

    /// The order of parameters says nothing.
    private static String query(@Nullable String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&", -1))
                        .filter(parameter -> !AMP_PARAMETER.matcher(parameter).matches())
                        .sorted()
                        .collect(Collectors.joining("&"));
    }
}
