package io.wiredesk.ingest.revise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionTest {
    /// Made by sha256sum of the fields by hand. With another hash every article that is known would get a revision.
    @Test
    void theHashOfAContentStaysWhatItWas() {
        String hash = Revision.contentHash(
                "Title",
                "In brüf",
                "Téxt\n\nmore",
                List.of("Ada", "Bob"),
                "https://www.paper.example/a-b-c?utm_source=feed");
        assertThat(hash).isEqualTo("12500a9057fe2af3e8caa167a4bd92ea6a01040a1397efeca3ac6941248fac17");
    }
}
