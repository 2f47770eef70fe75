/// Where settings come from. The file `wiredesk.yaml`, the environment and the command line come in, one set of values
/// with the origin of each goes out. Read [EffectiveSettings] first. Deliberately not here: what a setting means, which
/// stands on the records of the stages.
@NullMarked
package io.wiredesk.desk.settings;

import org.jspecify.annotations.NullMarked;
