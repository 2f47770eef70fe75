/// How large a large dictionary is, and how long a look-up takes. [DictionaryBench] is the entry.
@NullMarked
package io.wiredesk.bench.dictionary;

import org.jspecify.annotations.NullMarked;
