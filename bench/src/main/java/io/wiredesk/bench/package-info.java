@NullMarked
package io.wiredesk.bench;

import org.jspecify.annotations.NullMarked;
