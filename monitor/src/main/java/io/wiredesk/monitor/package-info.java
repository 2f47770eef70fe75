@NullMarked
package io.wiredesk.monitor;

import org.jspecify.annotations.NullMarked;
