package io.wiredesk.desk.record;

import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.query.QueryParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The saved searches on `news.saved-searches`. Every method but [#make] connects, does its work and disconnects.
public final class SavedSearches {
    private static final int MAX_NAME_CHARS = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyedTopic<SavedSearch> topic;

    public SavedSearches(WireConfig wire) {
        this.topic = new KeyedTopic<>(wire, wire.names().savedSearches(), SavedSearch.class);
    }

    /// A search that was checked.
    ///
    /// @param webhook null where alerts are posted nowhere; otherwise it gets a secret of its own
    /// @throws io.wiredesk.sink.query.QuerySyntaxException when the query can't be read
    /// @throws IllegalArgumentException with one line, when the name or the address won't do
    public static SavedSearch make(
            String name, String query, boolean everyArticle, @Nullable String webhook, Instant at) {
        String id = id(name);
        if (query.isBlank()) {
            throw new IllegalArgumentException("the query is empty: it would tell of every article");
        }
        var _ = QueryParser.parse(query);
        return SavedSearch.newBuilder()
                .setId(id)
                .setName(name.strip())
                .setQuery(query.strip())
                .setEveryArticle(everyArticle)
                .setWebhook(webhook == null ? null : checked(webhook))
                .setWebhookSecret(webhook == null ? null : secret())
                .setCreatedAt(at)
                .build();
    }

    /// The id that a name makes: its letters and digits in lower case, with hyphens between.
    public static String id(String name) {
        String id = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (id.isEmpty() || name.length() > MAX_NAME_CHARS) {
            throw new IllegalArgumentException(
                    "the name has 1 to " + MAX_NAME_CHARS + " characters, a letter or digit among them");
        }
        return id;
    }

    private static String checked(String webhook) {
        try {
            URI address = new URI(webhook);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null) {
                return webhook;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the webhook is no address: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the webhook is an http or https address with a host, without a user");
    }

    /// As the Standard Webhooks write a key: base64 after a prefix.
    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    public void put(SavedSearch search) {
        topic.put(search.getId(), search);
    }

    /// Ends a search; alerts that were given stay.
    public void remove(String id) {
        topic.put(id, null);
    }

    /// The searches, by id.
    public Map<String, SavedSearch> all() {
        return topic.all();
    }
}
