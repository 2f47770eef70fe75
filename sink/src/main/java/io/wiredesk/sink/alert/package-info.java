/// Saved searches, asked of every article as it arrives. Saved searches and enriched articles come in, alerts go out,
/// once for each story. Read [AlertTopology] first, then [StandingQueries], which finds the searches that an article
/// answers, and [Explanation], which says why. Deliberately not here: how an alert reaches a person.
@NullMarked
package io.wiredesk.sink.alert;

import org.jspecify.annotations.NullMarked;
