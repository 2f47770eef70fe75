package io.wiredesk.ingest.poll;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Tells addresses inside a network from public ones, so that nobody's feed can make us read what only we can reach.
/// The JVM remembers a name's addresses for half a minute (`networkaddress.cache.ttl`), so that the connection that
/// follows the check goes to the addresses that were checked.
///
/// Source: IANA special-purpose address registries (RFC 6890).
final class PrivateAddresses {
    private PrivateAddresses() {}

    /// Whether any address of the host is not public.
    static boolean isPrivate(String host) throws UnknownHostException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Arrays.stream(InetAddress.getAllByName(bare)).anyMatch(PrivateAddresses::isPrivate);
    }

    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isReserved4(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF) : isReserved6(bytes);
    }

    private static boolean isReserved4(int a, int b, int c) {
        return a == 0
                || a >= 240
                || (a == 100 && b >= 64 && b < 128)
                || (a == 192 && b == 0 && c == 0)
                || (a == 198 && (b == 18 || b == 19));
    }

    /// Unique local (fc00::/7), and the ranges that carry an IPv4 address inside: 64:ff9b::/96, 2002::/16, ::/96.
    private static boolean isReserved6(byte[] bytes) {
        int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return (first & 0xFE00) == 0xFC00 || first == 0x0064 || first == 0x2002 || first == 0;
    }
}
