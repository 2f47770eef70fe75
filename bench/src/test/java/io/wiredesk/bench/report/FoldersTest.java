package io.wiredesk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FoldersTest {
    @Test
    void a_temporary_folder_goes_with_all_that_is_in_it() throws IOException {
        Path folder = Folders.temporary("folders-test");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "x".repeat(10));
        assertThat(Folders.bytes(folder)).isEqualTo(10);

        Folders.deleteTemporary();

        assertThat(folder).doesNotExist();
    }
}
