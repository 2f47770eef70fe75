package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One sample of every consumer group of a cluster.
///
/// @param at when it was taken
/// @param cluster the cluster's name, as configured
/// @param brokers that were up
/// @param groups by name; groups without members are in it too, and keep their lag
/// @param unreadable what could not be read this time (a group, a broker), and why; empty when all is well
/// @param simpleConsumers groups that only store offsets and have no membership (`assign` and commit)
/// @param took how long the sampling took
public record LagReport(
        Instant at,
        String cluster,
        int brokers,
        List<GroupLag> groups,
        Map<String, String> unreadable,
        Set<String> simpleConsumers,
        Duration took) {
    public LagReport {
        groups = List.copyOf(groups);
        unreadable = Map.copyOf(unreadable);
        simpleConsumers = Set.copyOf(simpleConsumers);
    }
}
