package io.wiredesk.ingest.fetch;

import java.net.InetAddress;

/// Tells addresses inside a network from public ones, so that nobody's feed can make us read what only we can reach.
/// Pure.
///
/// Source: IANA special-purpose address registries (RFC 6890) for IPv4 and IPv6; RFC 6598 (carrier-grade NAT), RFC 6052
/// and RFC 8215 (NAT64); Azure's wire server at 168.63.129.16, which stands in no registry.
public final class PrivateAddresses {
    private static final byte[] AZURE_WIRE_SERVER = {(byte) 168, 63, (byte) 129, 16};

    private PrivateAddresses() {}

    public static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isReserved4(bytes) : isReserved6(bytes);
    }

    private static boolean isReserved4(byte[] bytes) {
        int a = bytes[0] & 0xFF;
        int b = bytes[1] & 0xFF;
        int c = bytes[2] & 0xFF;
        return a == 0
                || a >= 240
                || (a == 100 && b >= 64 && b < 128)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || java.util.Arrays.equals(bytes, AZURE_WIRE_SERVER);
    }

    /// Unique local (fc00::/7), discard (100::/64), documentation (2001:db8::/32), and the ranges that carry an IPv4
    /// address inside: NAT64 (64:ff9b::/96, 64:ff9b:1::/48), 6to4 (2002::/16), Teredo (2001::/32), ::/96.
    private static boolean isReserved6(byte[] bytes) {
        int first = pair(bytes, 0);
        int second = pair(bytes, 2);
        return (first & 0xFE00) == 0xFC00
                || first == 0
                || first == 0x0064
                || first == 0x0100
                || first == 0x2002
                || (first == 0x2001 && (second == 0 || second == 0x0DB8));
    }

    private static int pair(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
