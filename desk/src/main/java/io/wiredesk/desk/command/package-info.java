/// The command line. Arguments come in, results go out on stdout, everything else on stderr, and an exit code. Read
/// [WiredeskCommand] first; every other command is a class of its own. Deliberately not here: what the commands do,
/// which
/// the stages and [io.wiredesk.desk.allinone] know.
@NullMarked
package io.wiredesk.desk.command;

import org.jspecify.annotations.NullMarked;
