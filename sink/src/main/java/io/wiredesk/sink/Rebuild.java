package io.wiredesk.sink;

/// A new index beside the live one, which knows nothing of it until it is whole.
///
/// Threading: one thread.
public interface Rebuild extends AutoCloseable {
    /// The new index, to be fed; how far it is, its positions say.
    SearchIndex index();

    /// Puts the new index in the live one's place, which goes. No search fails meanwhile; who feeds the live index
    /// feeds the new one from then on.
    ///
    /// @param catchUp feeds the new index what came meanwhile; may be run several times
    /// @throws IllegalStateException when the one who feeds the live index doesn't take the new one up
    void install(Runnable catchUp);

    /// Leaves what is not installed to be gone on with.
    @Override
    void close();
}
