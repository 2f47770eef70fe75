package io.wiredesk.ingest.revise;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of an article, the same whichever feed, poller or run brings it: from its link, else from the entry's own
/// identifier, else from source and title. Pure.
public final class ArticleIds {
    private static final int ID_CHARS = 32;

    /// Identifiers that are one of a kind in the world, whoever repeats them.
    private static final Pattern WORLDWIDE = Pattern.compile("(?i)(?:tag:|urn:|https?://).{8,}");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private ArticleIds() {}

    /// @param domain host of the source, which keeps two publishers' `guid=1` apart
    public static String of(@Nullable String link, @Nullable String guid, String domain, String title) {
        return keys(link, guid, domain, title).getFirst();
    }

    /// The ids that an entry may have, the surest first: an entry has the first that it doesn't share with another
    /// one of its feed.
    static List<String> keys(@Nullable String link, @Nullable String guid, String domain, String title) {
        List<String> keys = new ArrayList<>();
        linkKey(link, guid).ifPresent(key -> key.keys().forEach(each -> keys.add(hash("link\n" + each))));
        if (guid != null && !guid.isBlank()) {
            keys.add(hash("guid\n" + (WORLDWIDE.matcher(guid.strip()).matches() ? "" : domain) + "\n" + guid.strip()));
        }
        keys.add(hash("title\n" + domain + "\n" + plain(title)));
        return List.copyOf(keys);
    }

    /// An identifier that is the link but for the query is the better link: what the query adds changes.
    private static Optional<LinkKey> linkKey(@Nullable String link, @Nullable String guid) {
        Optional<LinkKey> byLink = Optional.ofNullable(link).flatMap(LinkKey::of);
        Optional<LinkKey> byGuid = Optional.ofNullable(guid).flatMap(LinkKey::of);
        return byGuid.filter(g -> byLink.filter(l -> l.path().equals(g.path())).isPresent())
                .or(() -> byLink);
    }

    /// The title in the form in which two feeds have it alike.
    static String plain(String title) {
        return SPACES.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// Host without `www.`.
    static String domain(URI uri) {
        return uri.getHost().startsWith("www.") ? uri.getHost().substring(4) : uri.getHost();
    }

    private static String hash(String what) {
        return sha256(List.of(what)).substring(0, ID_CHARS);
    }

    /// @param parts one after the other; they aren't put together, as texts are long
    static String sha256(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
