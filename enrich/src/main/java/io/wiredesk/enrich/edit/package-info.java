/// What changed between two revisions of an article. Two articles come in, an [io.wiredesk.news.Edit] goes out: the
/// words
/// that differ, and whether they make a difference. Read [Edits] first. Deliberately not here: where the earlier
/// revision
/// is kept.
@NullMarked
package io.wiredesk.enrich.edit;

import org.jspecify.annotations.NullMarked;
