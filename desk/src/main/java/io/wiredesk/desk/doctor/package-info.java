/// What is wrong with a set-up. Settings come in, findings with remedies go out. Read [Doctor] first. Deliberately not
/// here: repairs.
@NullMarked
package io.wiredesk.desk.doctor;

import org.jspecify.annotations.NullMarked;
