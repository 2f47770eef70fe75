/// The page and the HTTP interface. An index, a cluster and lag samples come in, answers go out. Read [WebServer]
/// first:
/// it lists the routes. Deliberately not here: searching, which is the index's, and sampling, which is the monitor's.
@NullMarked
package io.wiredesk.desk.web;

import org.jspecify.annotations.NullMarked;
