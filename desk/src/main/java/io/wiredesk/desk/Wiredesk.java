package io.wiredesk.desk;

import io.wiredesk.desk.command.Shell;
import io.wiredesk.desk.command.WiredeskCommand;

/// The program's entry.
public final class Wiredesk {
    /// Avro decodes generated classes only from packages that are trusted by name.
    private static final String TRUSTED = "io.wiredesk.news,java.lang,java.util,java.time";

    private Wiredesk() {}

    /// Runs one command and exits with its code: 0 done, 1 the thing asked about failed, 2 wrong usage.
    public static void main(String[] args) {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", TRUSTED);
        System.exit(WiredeskCommand.run(Shell.ofProcess(), args));
    }
}
