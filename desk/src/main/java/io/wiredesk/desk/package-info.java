@NullMarked
package io.wiredesk.desk;

import org.jspecify.annotations.NullMarked;
