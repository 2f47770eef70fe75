/// Being told instead of asking: what a feed says of its hub comes in ([HubOffer]), a subscription at the hub goes out
/// ([HubClient]), what the hub says comes in, checked ([CallbackServer], read it first). Deliberately not here: what is
/// agreed with which hub, and what becomes of a push.
///
/// Source: WebSub, W3C Recommendation of 23 January 2018.
@NullMarked
package io.wiredesk.ingest.websub;

import org.jspecify.annotations.NullMarked;
