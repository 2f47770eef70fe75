package io.wiredesk.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubOfferTest {
    private static final String FEED = "https://paper.example/feed.xml";
    private static final HubOffer OFFER = new HubOffer("https://hub.example/", "https://paper.example/self");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://hub.example/>; rel=\"hub\", <https://paper.example/self>; rel=\"self\"",
                "<https://hub.example/>;rel=hub,</self>;rel=self",
                "<https://hub.example/>; title=\"a, b\"; rel=\"alternate HUB\", <self>; REL=Self",
                "<https://other.example/>; rel=next, <https://hub.example/>; rel=hub, </self>; rel=self; type=x",
                "<https://hub.example/>; rel=hub, <https://second.example/>; rel=hub, </self>; rel=self",
            })
    void link_headers_name_the_hub_and_the_feeds_own_address(String header) {
        assertThat(HubOffer.of(List.of(header), null, null, FEED)).contains(OFFER);
    }

    @Test
    void link_headers_may_come_one_by_one_and_come_before_what_the_document_says() {
        List<String> headers = List.of("<https://hub.example/>; rel=\"hub\"", "</self>; rel=\"self\"");
        assertThat(HubOffer.of(headers, "https://third.example/", "https://third.example/self", FEED))
                .contains(OFFER);
    }

    @Test
    void a_document_names_them_too_and_a_feed_without_a_name_of_its_own_has_that_of_its_address() {
        assertThat(HubOffer.of(List.of(), "https://hub.example/", "https://paper.example/self", FEED))
                .contains(OFFER);
        assertThat(HubOffer.of(List.of(), "https://hub.example/", null, FEED))
                .contains(new HubOffer("https://hub.example/", FEED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>; rel=hub",
                "<ftp://hub.example/>; rel=hub",
                "<https://hub.example/>; rel=\"hubby\"",
                "junk"
            })
    void where_no_hub_can_be_asked_there_is_no_offer(String header) {
        assertThat(HubOffer.of(List.of(header), null, "https://paper.example/self", FEED))
                .isEmpty();
    }
}
