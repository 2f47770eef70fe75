package io.wiredesk.desk;

import io.wiredesk.desk.command.Shell;
import io.wiredesk.desk.command.WiredeskCommand;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program's entry.
public final class Wiredesk {
    /// Avro decodes generated classes only from packages that are trusted by name.
    private static final String TRUSTED = "io.wiredesk.news,java.lang,java.util,java.time";

    /// Lucene asks for the incubating Vector API, which speeds up vectors that we don't have, and warns at every start.
    /// Held here, as java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger LUCENE_VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Wiredesk() {}

    /// Runs one command and exits with its code: 0 done, 1 the thing asked about failed, 2 wrong usage.
    public static void main(String[] args) {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", TRUSTED);
        LUCENE_VECTORS.setLevel(Level.SEVERE);
        System.exit(WiredeskCommand.run(Shell.ofProcess(), args));
    }
}
