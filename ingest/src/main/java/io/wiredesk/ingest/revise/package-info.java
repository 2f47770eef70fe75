/// What makes an article that article, and a change its next revision. A feed's entries come in, candidates with an id
/// come out ([Candidates]); a candidate and what is remembered come in, the next revision or nothing comes out
/// ([Revising], read it first). Pure. Deliberately not here: fetching and storing.
@NullMarked
package io.wiredesk.ingest.revise;

import org.jspecify.annotations.NullMarked;
