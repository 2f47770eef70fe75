package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.poll.Poller;

/// What ingest reads from, shared by all tasks of a process.
///
/// @param pages minds the permits for requests itself
/// @param hubs minds the permits for requests itself
/// @param gates minded by whoever starts a request
record Sources(Poller poller, Pages pages, Hubs hubs, HostGates gates, FetchPermits permits) {}
