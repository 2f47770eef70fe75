package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "169.254.169.254, true",
        "100.64.0.1, true",
        "0.0.0.0, true",
        "::1, true",
        "fd00::1, true",
        "fe80::1, true",
        "::ffff:127.0.0.1, true",
        "64:ff9b::7f00:1, true",
        "fd00:ec2::254, true",
        "168.63.129.16, true",
        "224.0.0.1, true",
        "8.8.8.8, false",
        "2001:4860:4860::8888, false",
    })
    void private_addresses_are_told_from_public_ones(String address, boolean isPrivate) throws Exception {
        assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
    }
}
