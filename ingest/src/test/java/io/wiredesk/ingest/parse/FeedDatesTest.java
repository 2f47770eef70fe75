package io.wiredesk.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 03 Mar 2026 10:00:00 GMT | 2026-03-03T10:00:00Z",
                "Mon, 03 Mar 2026 10:00:00 +0100 | 2026-03-03T09:00:00Z",
                "3 Mar 26 10:00 EST | 2026-03-03T15:00:00Z",
                "Tuesday, March 3, 2026 10:00 PM | 2026-03-03T22:00:00Z",
                "Tue Mar  3 10:00:00 2026 | 2026-03-03T10:00:00Z",
                "2026-03-03T24:00:00Z | 2026-03-04T00:00:00Z",
                "2026-03-03T10:00:00.250+02:00 | 2026-03-03T08:00:00Z",
                "2026-03-03 10:00 | 2026-03-03T10:00:00Z",
                "20260303T100000Z | 2026-03-03T10:00:00Z",
                "2026-062 | 2026-03-03T00:00:00Z",
                "2026 | 2026-01-01T00:00:00Z",
                "2026/03/03 10:00:00 EDT | 2026-03-03T14:00:00Z",
                "2026-03-03 오후 10:00:00 | 2026-03-03T13:00:00Z",
                "Τρι, 03 Μαρ 2026 10:00:00 EET | 2026-03-03T08:00:00Z",
                "2026-március-3T10:00-01:00 | 2026-03-03T11:00:00Z",
                "3. März 2026 | 2026-03-03T00:00:00Z",
                "1772532000 | 2026-03-03T10:00:00Z",
            })
    void every_form_seen_is_read(String stated, String instant) {
        assertThat(FeedDates.instant(stated)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "'Tue, 40 Mar 2026 10:00:00 GMT'", "'Tue, 03 Foo 2026 10:00:00 GMT'", "2026-13-01", "''"})
    void what_is_no_date_is_none(String stated) {
        assertThat(FeedDates.instant(stated)).isNull();
    }
}
