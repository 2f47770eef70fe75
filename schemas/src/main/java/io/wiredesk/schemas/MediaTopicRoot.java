package io.wiredesk.schemas;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The 17 top-level IPTC Media Topics, with the slug that names each one's topic `news.enriched.SLUG`.
///
/// Source: IPTC NewsCodes, Media Topics, version 2023-10-24 (CC BY 4.0).
public enum MediaTopicRoot {
    ARTS("01000000", "arts", "arts, culture, entertainment and media"),
    CRIME("02000000", "crime", "crime, law and justice"),
    DISASTER("03000000", "disaster", "disaster, accident and emergency incident"),
    ECONOMY("04000000", "economy", "economy, business and finance"),
    EDUCATION("05000000", "education", "education"),
    ENVIRONMENT("06000000", "environment", "environment"),
    HEALTH("07000000", "health", "health"),
    HUMAN_INTEREST("08000000", "human-interest", "human interest"),
    LABOUR("09000000", "labour", "labour"),
    LIFESTYLE("10000000", "lifestyle", "lifestyle and leisure"),
    POLITICS("11000000", "politics", "politics"),
    RELIGION("12000000", "religion", "religion"),
    SCIENCE("13000000", "science", "science and technology"),
    SOCIETY("14000000", "society", "society"),
    SPORT("15000000", "sport", "sport"),
    CONFLICT("16000000", "conflict", "conflict, war and peace"),
    WEATHER("17000000", "weather", "weather");

    private static final Map<String, MediaTopicRoot> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MediaTopicRoot::code, Function.identity()));

    private final String code;
    private final String slug;
    private final String label;

    MediaTopicRoot(String digits, String slug, String label) {
        this.code = "medtop:" + digits;
        this.slug = slug;
        this.label = label;
    }

    /// The code, such as `medtop:11000000`.
    public String code() {
        return code;
    }

    /// The short name in topic names, filters and queries, such as `politics`.
    public String slug() {
        return slug;
    }

    /// IPTC's English name.
    public String label() {
        return label;
    }

    /// The root with this code; empty for a code of a deeper level or none at all.
    public static Optional<MediaTopicRoot> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// The root with this slug.
    public static Optional<MediaTopicRoot> ofSlug(String slug) {
        return Arrays.stream(values()).filter(root -> root.slug.equals(slug)).findFirst();
    }
}
