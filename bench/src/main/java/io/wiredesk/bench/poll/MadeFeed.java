package io.wiredesk.bench.poll;

/// A feed of the made-up web.
///
/// Threading: safe for concurrent use.
public interface MadeFeed {
    /// What is wrong with it.
    enum Fault {
        NONE,
        /// A body that comes a byte at a time and never ends.
        SLOW,
        /// The connection breaks off within the body.
        RESET,
        /// What should be TLS isn't.
        BAD_TLS,
        REDIRECT_LOOP,
        /// A few kilobytes that unpack to hundreds of megabytes.
        BOMB,
        ERROR
    }

    /// What is wrong with it now.
    Fault fault();

    /// Takes note of a poll.
    ///
    /// @param frozen whether nothing new may appear
    /// @return the feed's version now
    int poll(long nowMillis, boolean frozen);

    /// The document.
    ///
    /// @param host the one that it is asked of, with its port
    /// @param version one that [#poll] gave
    byte[] body(String host, int version);

    /// The version was sent to its last byte.
    void deliver(int version);
}
