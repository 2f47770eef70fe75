package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class FirstReadingTest {
    @Test
    void its_feed_and_its_page_can_be_read() {
        assertThatCode(FirstReading::read).doesNotThrowAnyException();
    }
}
