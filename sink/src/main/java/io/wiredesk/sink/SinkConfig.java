package io.wiredesk.sink;

import io.wiredesk.schemas.config.Setting;
import java.time.Duration;

/// How the index is fed. Group `sink`.
///
/// @param batch records at most in one commit of the index
/// @param commitInterval longest time a record waits for its commit
public record SinkConfig(
        @Setting(value = "500", meaning = "Records at most in one commit of the index.", min = 1, max = 100_000)
        int batch,

        @Setting(
                value = "500ms",
                meaning = "Longest time a record waits until the index has it for good and search finds it.",
                min = 1,
                max = 60_000)
        Duration commitInterval) {}
