package io.wiredesk.bench.street;

import io.wiredesk.bench.index.StreamsTimes;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.desk.allinone.AllInOne;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All in this process, as `wiredesk up` runs it; the bench is part of its processor time.
final class EmbeddedStreet implements Street {
    private final Path root = Folders.temporary("street-bench");
    private final DataFolder folder = DataFolder.open(root);
    private final AllInOne all;

    EmbeddedStreet() throws IOException {
        this(Map.of());
    }

    /// @param more settings beside those of every way
    EmbeddedStreet(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("broker.port", "0", "web.port", "0"));
        for (String setting : SETTINGS) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        settings.putAll(more);
        all = AllInOne.start(EffectiveSettings.of(Map.of(), Map.of(), settings), folder);
    }

    @Override
    public WireConfig wire() {
        return all.wire();
    }

    @Override
    public boolean finds(String articleId) {
        return all.index().article(articleId).isPresent();
    }

    @Override
    public Optional<String> failure() {
        return all.failure();
    }

    @Override
    public long cpu() {
        return StreamsTimes.now().process();
    }

    @Override
    public Path log() {
        return folder.part("broker");
    }

    @Override
    public Path data() {
        return root;
    }

    @Override
    public void close() throws IOException {
        all.close();
        folder.close();
    }
}
