package io.wiredesk.ingest.revise;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells the parameters of an address that say where a reader came from, or that only keep caches away, from those that
/// say what is read. Pure.
///
/// Source: the vendors' documents of their campaign parameters; the lists of ClearURLs and of Firefox's query stripping
/// name the same.
final class Tracking {
    private static final Pattern FAMILIES = Pattern.compile(
            "(?:utm|mtm|pk|piwik|matomo|hsa|at|ns|fb_action|oly|wt|trk)_.+|utm|hs(?:ctatracking|enc|mi)|_hs(?:enc|mi)|__twitter_impression");

    private static final Set<String> CLICKS = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "mc_cid",
            "mc_eid",
            "igsh",
            "igshid",
            "yclid",
            "ysclid",
            "ttclid",
            "twclid",
            "li_fat_id",
            "epik",
            "rb_clickid",
            "s_cid",
            "s_kwcid",
            "zanpid",
            "_openstat",
            "_ga",
            "_gl",
            "vero_id",
            "vero_conv",
            "mkt_tok",
            "ck_subscriber_id",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "cmp",
            "cmpid",
            "ocid",
            "ncid",
            "icid",
            "xtor",
            "ito",
            "smid",
            "smtyp",
            "emc",
            "wtmc",
            "soc_src",
            "soc_trk",
            "taid",
            "sref",
            "spm",
            "ref_src",
            "ref_url",
            "fb_source",
            "fb_ref",
            "traffic_source",
            "feature",
            "share",
            "mbid",
            "sharetype",
            "intcmp",
            "dlvr",
            "rss_id");

    /// What changes with each request or reader.
    private static final Set<String> ROTATING = Set.of(
            "_",
            "cb",
            "cachebuster",
            "cachebust",
            "nocache",
            "rand",
            "random",
            "rnd",
            "zx",
            "phpsessid",
            "jsessionid",
            "aspsessionid",
            "sessionid",
            "session_id",
            "sess");

    /// Names that may say what is read: tracking with these values only.
    private static final Map<String, Pattern> BY_VALUE = Map.of(
            "partner", Pattern.compile("rss.*|feed.*"),
            "ref", Pattern.compile("rss.*|feed.*|.*\\.rss|twitter|facebook|t\\.co"),
            "source", Pattern.compile("rss.*|feed.*|twitter|facebook|newsletter"),
            "src", Pattern.compile("rss.*|feed.*"),
            "from", Pattern.compile("rss.*|feed.*"),
            "rss", Pattern.compile("|1|yes|true"),
            "sid", Pattern.compile("[0-9a-f]{16,}"),
            "ts", Pattern.compile("\\d{10,13}"),
            "timestamp", Pattern.compile("\\d{10,13}"));

    private Tracking() {}

    /// @param parameter `name=value`, or a name alone
    static boolean isTracking(String parameter) {
        String[] parts = parameter.toLowerCase(Locale.ROOT).split("=", 2);
        Pattern value = BY_VALUE.get(parts[0]);
        return FAMILIES.matcher(parts[0]).matches()
                || CLICKS.contains(parts[0])
                || ROTATING.contains(parts[0])
                || (value != null
                        && value.matcher(parts.length < 2 ? "" : parts[1]).matches());
    }
}
