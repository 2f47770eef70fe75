/// A real broker for the tests of every module. Nothing of it ships.
@NullMarked
package io.wiredesk.schemas.testing;

import org.jspecify.annotations.NullMarked;
