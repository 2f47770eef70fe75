package io.wiredesk.monitor;

import io.wiredesk.monitor.OffsetWindow.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Judges a consumer by a sliding window of its samples, with the rules that Burrow made known. Pure.
final class Verdicts {
    private Verdicts() {}

    /// The verdict on one partition. In order: caught up is OK; a window that is not full is incomplete; stopped;
    /// rewound; was caught up within the window; stalled; falling behind.
    static Verdict judge(OffsetWindow window, long allowedLag, Instant now) {
        List<Sample> samples = window.samples();
        if (window.last().lag() <= allowedLag) {
            return Verdict.OK;
        }
        if (!window.isFull()) {
            return Verdict.INCOMPLETE;
        }
        if (Duration.between(window.lastCommitAt(), now).compareTo(window.span()) > 0) {
            return wasCaughtUp(window) ? Verdict.OK : Verdict.STOP;
        }
        if (rewound(samples)) {
            return Verdict.REWIND;
        }
        if (samples.stream().anyMatch(sample -> sample.lag() <= allowedLag)) {
            return Verdict.OK;
        }
        if (samples.stream()
                .allMatch(sample -> sample.committed() == window.first().committed())) {
            return Verdict.STALL;
        }
        return everShrank(samples) ? Verdict.OK : Verdict.WARN;
    }

    /// Whether, somewhere in the window, the log ended no further than what is read by now: then the records that wait
    /// are younger than the window, and a quiet topic has merely begun to speak.
    private static boolean wasCaughtUp(OffsetWindow window) {
        long nextUnread = window.last().logEnd() - window.last().lag();
        return window.samples().stream().anyMatch(sample -> sample.logEnd() <= nextUnread);
    }

    private static boolean rewound(List<Sample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            long before = samples.get(i - 1).committed();
            boolean wentBack = samples.get(i).committed() < before;
            if (wentBack && samples.subList(i, samples.size()).stream().noneMatch(s -> s.committed() >= before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean everShrank(List<Sample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).lag() < samples.get(i - 1).lag()) {
                return true;
            }
        }
        return false;
    }
}
