package io.wiredesk.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What something was measured on.
///
/// @param cores that the program may use
/// @param memoryGigabytes of the machine
/// @param processor its name, or its architecture where the system doesn't tell
/// @param java runtime and version
/// @param system operating system and its version
public record Machine(int cores, long memoryGigabytes, String processor, String java, String system) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /// This one.
    public static Machine here() {
        long bytes = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(bytes / 1e9),
                processorName(),
                System.getProperty("java.vendor.version", "Java") + " (" + Runtime.version() + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String processorName() {
        String unknown = System.getProperty("os.arch");
        try {
            return Files.exists(PROCESSORS)
                    ? Files.readAllLines(PROCESSORS).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(unknown)
                    : unknown;
        } catch (IOException _) {
            return unknown;
        }
    }

    /// In one line.
    String says() {
        return cores + " cores (" + processor + "), " + memoryGigabytes + " GB, " + java + ", " + system;
    }
}
