package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.Setting;
import java.nio.file.Path;

/// Where things lie on disk. Group `data`.
public record DataConfig(
        @Setting(value = "wiredesk-data", meaning = "Folder that holds everything: broker, state stores, search index.")
        Path folder) {

    public Path index() {
        return folder.resolve("index");
    }

    /// The folder of one stage's state stores.
    public Path state(String stage) {
        return folder.resolve("state").resolve(stage);
    }
}
