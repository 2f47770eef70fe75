package io.wiredesk.desk.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Looks whether a port is free.
final class FreePort {
    private FreePort() {}

    /// The port, or 0 for any other where it is taken.
    static int preferring(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
