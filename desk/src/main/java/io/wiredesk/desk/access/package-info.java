/// What each part of the program may do with a Kafka cluster, and no more: read [AccessList]. It is printed for an
/// administrator to grant; nothing here talks to a cluster.
@NullMarked
package io.wiredesk.desk.access;

import org.jspecify.annotations.NullMarked;
