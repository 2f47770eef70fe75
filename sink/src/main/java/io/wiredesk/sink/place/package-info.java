/// Which index the settings choose. Settings and a folder come in, a place to open an index at goes out. Read
/// [io.wiredesk.sink.place.IndexPlaces]. Deliberately not here: how either index works.
@NullMarked
package io.wiredesk.sink.place;

import org.jspecify.annotations.NullMarked;
