package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/// Which fields an index has and how its words were analysed, as one number in each commit: what was built otherwise
/// would answer wrongly, and is refused.
final class Layout {
    /// Grows with each change of `Documents`, of the analysis or of the fields.
    static final String VERSION = "5";

    static final String KEY = "layout";

    private Layout() {}

    /// Whether an index is in this layout; none at all is.
    static boolean isOurs(Directory directory) throws IOException {
        try {
            return !DirectoryReader.indexExists(directory) || VERSION.equals(found(directory));
        } catch (IndexFormatTooOldException | IndexFormatTooNewException _) {
            return false;
        }
    }

    /// @param folder of the index as the user knows it, for the message
    /// @throws IllegalStateException when the index was built otherwise
    static void check(Directory directory, Path folder) throws IOException {
        if (!isOurs(directory)) {
            throw new IllegalStateException("the index in " + folder
                    + " was built by another version of this program; build it again with 'wiredesk reindex'");
        }
    }

    private static String found(Directory directory) throws IOException {
        return SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(KEY, "1");
    }
}
