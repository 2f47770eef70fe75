package io.wiredesk.bench.poll;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/// Every name below `fakeweb.test` is one of this machine's loopback addresses; all others are looked up as usual.
/// Found
/// by the JVM as a service, so that what is measured needs to know nothing of it.
public final class FakeNames extends InetAddressResolverProvider {
    static final String DOMAIN = ".fakeweb.test";

    /// Several, as a client has no more than some 28,000 ports for each address that it connects to.
    static final int ADDRESSES = 8;

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "fakeweb";
    }

    /// The address with this number, 0 to [#ADDRESSES] - 1.
    static InetAddress address(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + number)});
    }

    private record Resolver(InetAddressResolver others) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            return host.endsWith(DOMAIN)
                    ? Stream.of(InetAddress.getByAddress(
                            host,
                            address(Math.floorMod(host.hashCode(), ADDRESSES)).getAddress()))
                    : others.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return others.lookupByAddress(address);
        }
    }
}
