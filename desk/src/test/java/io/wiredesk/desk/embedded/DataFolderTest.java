package io.wiredesk.desk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path root;

    @Test
    void a_folder_in_use_is_refused_until_it_is_closed() throws Exception {
        try (DataFolder first = DataFolder.open(root)) {
            assertThat(first.part("broker")).isEqualTo(root.resolve("broker"));
            assertThatThrownBy(() -> DataFolder.open(root))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("in use by another process");
        }
        try (DataFolder second = DataFolder.open(root)) {
            assertThat(second.part("index")).isEqualTo(root.resolve("index"));
        }
    }

    @Test
    void a_folder_of_another_version_is_refused() throws Exception {
        Files.writeString(root.resolve("version"), "99\n");
        assertThatThrownBy(() -> DataFolder.open(root))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("layout version '99'");
    }
}
