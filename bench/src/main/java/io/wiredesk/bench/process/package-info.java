/// Parts of what is measured as processes of their own, so that their memory and processor time are theirs alone.
@NullMarked
package io.wiredesk.bench.process;

import org.jspecify.annotations.NullMarked;
