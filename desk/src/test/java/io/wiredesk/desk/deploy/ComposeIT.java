package io.wiredesk.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compose file in a real engine, by `docs/compose-test`, where that is asked for (`-Dwiredesk.compose=true` on the
/// tests' JVM) and one answers (`DOCKER_HOST`). Takes half an hour on two cores, and needs what the script needs.
class ComposeIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofHours(2);

    /// What the script ends with where a tool is missing.
    private static final int SKIPPED = 77;

    @TempDir
    private Path folder;

    @Test
    void the_compose_file_starts_serves_scales_and_survives_the_loss_of_every_service() throws Exception {
        assumeTrue(
                Boolean.getBoolean("wiredesk.compose"),
                "takes half an hour; run with -DargLine=-Dwiredesk.compose=true to have it");
        assumeTrue(engineAnswers(), "no Docker engine answers: docker-compose.yml was not run");
        Path log = folder.resolve("log");
        Process test = new ProcessBuilder("docs/compose-test")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(test.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
        } finally {
            test.destroy();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assumeTrue(test.exitValue() != SKIPPED, said);
        assertThat(test.exitValue()).as(said).isZero();
        assertThat(said).contains("all as it should be");
    }

    private static boolean engineAnswers() throws InterruptedException {
        try {
            Process asked = new ProcessBuilder("docker", "info")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(30, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException _) {
            return false; // There is no docker command.
        }
    }
}
