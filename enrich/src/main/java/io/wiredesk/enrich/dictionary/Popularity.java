package io.wiredesk.enrich.dictionary;

/// How likely a name means an entity, from how many encyclopaedias have an article on it: 0 to 100, logarithmic. Pure.
final class Popularity {
    private static final double SCALE = 17;
    private static final int MOST = 100;

    private Popularity() {}

    /// 5 articles give 30, 40 give 63, 300 give 97.
    static int ofSitelinks(int articles) {
        return (int) Math.min(MOST, Math.round(SCALE * Math.log1p(articles)));
    }
}
