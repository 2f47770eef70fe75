/// A month of a country's news within an hour, through the whole street. Read [MonthBench] first.
@NullMarked
package io.wiredesk.bench.month;

import org.jspecify.annotations.NullMarked;
