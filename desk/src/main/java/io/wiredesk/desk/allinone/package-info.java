/// Everything in one process: settings and a data folder come in, a broker, the stages, the index, the lag monitor and
/// the
/// web page run. Read [AllInOne] first. Deliberately not here: the stages themselves, which see a cluster like any
/// other.
@NullMarked
package io.wiredesk.desk.allinone;

import org.jspecify.annotations.NullMarked;
