package io.wiredesk.desk.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    private Path root;

    @Test
    void each_living_instance_has_its_own_and_the_next_one_inherits() throws Exception {
        Path left;
        try (StateFolder first = StateFolder.claim(root);
                StateFolder second = StateFolder.claim(root)) {
            assertThat(first.path()).isNotEqualTo(second.path());
            left = Files.writeString(first.path().resolve("store"), "state");
        }
        try (StateFolder next = StateFolder.claim(root)) {
            assertThat(next.path().resolve("store")).isEqualTo(left).hasContent("state");
        }
    }

    @Test
    void a_process_that_did_not_end_cleanly_is_told_of() throws Exception {
        try (StateFolder ended = StateFolder.claim(root)) {
            assertThat(ended.path()).isDirectory();
        }
        assertThat(root.resolve("0.lock")).isEmptyFile();

        Files.writeString(root.resolve("0.lock"), "4711\n");
        assertThat(FolderLock.crashed()).isFalse();
        try (StateFolder next = StateFolder.claim(root)) {
            assertThat(next.path()).isDirectory();
            assertThat(FolderLock.crashed()).isTrue();
        }
    }
}
