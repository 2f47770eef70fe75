package io.wiredesk.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up host names for connections: asked once for each, and what it answers is what is connected to. So a name
/// that means a public address when it is checked and a private one when it is used (DNS rebinding) gets nowhere.
final class Names implements DnsResolver {
    private final DnsResolver source;
    private final boolean allowPrivate;

    Names(DnsResolver source, boolean allowPrivate) {
        this.source = source;
        this.allowPrivate = allowPrivate;
    }

    /// A name one of whose addresses is private is refused as a whole.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = source.resolve(host);
        if (!allowPrivate && Arrays.stream(addresses).anyMatch(PrivateAddresses::isPrivate)) {
            throw new Refused(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// An address inside a network.
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is an address inside a network; set ingest.allow-private to poll it");
        }
    }
}
