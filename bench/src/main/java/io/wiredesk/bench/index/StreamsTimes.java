package io.wiredesk.bench.index;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// Processor time and time of day, for a stage of Streams that runs in this process.
///
/// @param at time that never goes back, ns
/// @param threads processor time of the stage's own threads, ns
/// @param process processor time of this process, which has the broker, the store's own threads and the bench too, ns
public record StreamsTimes(long at, long threads, long process) {
    /// As of now.
    public static StreamsTimes now() {
        ThreadMXBean all = ManagementFactory.getThreadMXBean();
        long threads = Arrays.stream(all.getThreadInfo(all.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().contains("StreamThread"))
                .mapToLong(info -> all.getThreadCpuTime(info.getThreadId()))
                .sum();
        long process = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        return new StreamsTimes(System.nanoTime(), threads, process);
    }

    /// What has passed since then.
    public StreamsTimes since(StreamsTimes then) {
        return new StreamsTimes(at - then.at, threads - then.threads, process - then.process);
    }

    /// Of so many, in a second of the day.
    public double aSecond(double count) {
        return count * 1e9 / at;
    }

    /// Milliseconds of the stage's threads for one of so many.
    public double threadMillis(double count) {
        return threads / 1e6 / count;
    }

    /// Milliseconds of the process for one of so many.
    public double processMillis(double count) {
        return process / 1e6 / count;
    }
}
