/// Words that characterise a text, and a fingerprint to find near-duplicates by. Pure.
@NullMarked
package io.wiredesk.enrich.keyword;

import org.jspecify.annotations.NullMarked;
