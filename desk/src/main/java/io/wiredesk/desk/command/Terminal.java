package io.wiredesk.desk.command;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Whether a stream of this process goes to a terminal. Java's console only knows of stdin and stdout together, so
/// the C
/// library is asked (`isatty(3)`).
final class Terminal {
    private static final int STDERR = 2;

    private Terminal() {}

    /// False where that can't be found out.
    @SuppressWarnings("restricted") // the program is started with native access
    static boolean errIsOne() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> isatty = linker.defaultLookup()
                .find("isatty")
                .or(() -> linker.defaultLookup().find("_isatty"));
        if (isatty.isEmpty()) {
            return false;
        }
        try {
            return (int) linker.downcallHandle(
                                    isatty.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                            .invokeExact(STDERR)
                    != 0;
        } catch (Throwable e) {
            LoggerFactory.getLogger(Terminal.class).debug("whether stderr is a terminal can't be found out", e);
            return false;
        }
    }
}
