@NullMarked
package io.wiredesk.sink;

import org.jspecify.annotations.NullMarked;
