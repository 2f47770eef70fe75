/// Enriching again: articles that were enriched before come in from their topic, all new answers go out at once. Read
/// [Replay] first. Deliberately not here: how an article is enriched.
@NullMarked
package io.wiredesk.enrich.replay;

import org.jspecify.annotations.NullMarked;
