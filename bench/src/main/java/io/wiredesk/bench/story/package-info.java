/// How well stories are found, and how fast. A corpus of made-up news comes in, figures go out. Read [StoryBench]
/// first.
@NullMarked
package io.wiredesk.bench.story;

import org.jspecify.annotations.NullMarked;
