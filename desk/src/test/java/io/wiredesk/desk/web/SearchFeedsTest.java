package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchFeedsTest {
    @Test
    void what_xml_can_t_write_is_left_out_and_nothing_else() {
        assertThat(SearchFeeds.xml10("a\u0000b\u0008c\uFFFEd \t\n é 🚢")).isEqualTo("abcd \t\n é 🚢");
    }

    @Test
    void an_event_id_is_positions_by_partition() {
        assertThat(ArticleStream.positions("0:12,3:4")).isEqualTo(Map.of(0, 12L, 3, 4L));
        assertThat(ArticleStream.positions(null)).isEmpty();
        assertThatThrownBy(() -> ArticleStream.positions("0:12;drop")).isInstanceOf(Problem.class);
    }
}
