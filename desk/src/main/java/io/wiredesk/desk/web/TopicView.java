package io.wiredesk.desk.web;

import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A subject of the last days.
///
/// @param bars its articles over the days, every subject's picture over the same ones
/// @param narrower subjects below it
public record TopicView(SearchView.Choice topic, Bars bars, List<SearchView.Choice> narrower) {
    /// What the pictures show.
    static final Duration SHOWN = Duration.ofDays(7);

    static TopicView of(Facet facet, Histogram histogram, Instant now) {
        SearchView.Choice choice = SearchView.choice(Address.of("/search"), "topic", facet);
        return new TopicView(choice, Bars.between(histogram, now.minus(SHOWN), now, 0, null), choice.narrower());
    }
}
