package io.wiredesk.enrich.story;

import org.jspecify.annotations.Nullable;

/// An article in its story.
///
/// @param nearest id of the earlier article that it is most like; null for the first of its story
/// @param likeness to that one, 0 to 1; 0 for the first
/// @param story id of the story
record Placed(Telling telling, @Nullable String nearest, double likeness, String story) {

    /// The same article in another story.
    Placed in(String other) {
        return new Placed(telling, nearest, likeness, other);
    }

    /// Whether an earlier article is a better one to be nearest to: more like it, or as like and earlier.
    boolean prefers(Telling other, double otherLikeness, @Nullable Telling current) {
        if (nearest == null || otherLikeness > likeness) {
            return true;
        }
        return otherLikeness == likeness && current != null && other.before(current);
    }
}
