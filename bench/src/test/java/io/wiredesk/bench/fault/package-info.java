/// Faults injected into the street as separate processes, and what is left of the news afterwards, counted by a checker
/// that shares nothing with the stages. Run by `mvn -pl bench -am -Pfaults verify`. Read [StreetFaults] first.
@NullMarked
package io.wiredesk.bench.fault;

import org.jspecify.annotations.NullMarked;
