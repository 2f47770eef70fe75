package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodingTest {
    private static final long MAX_BYTES = 1_000_000;
    private static final byte[] HELLO = "Hello, press".getBytes(StandardCharsets.UTF_8);

    /// Twenty million times the letter x.
    private static final byte[] X = new byte[20_000_000];

    static {
        java.util.Arrays.fill(X, (byte) 'x');
    }

    /// There is no Brotli encoder among our libraries; these are Google's, quality 11.
    private static final byte[] BROTLI_HELLO = Base64.getDecoder().decode("iwWASGVsbG8sIHByZXNzAw==");

    private static final byte[] BROTLI_BOMB =
            Base64.getDecoder().decode("y///P/gl8OKxQCD3/o///3/wSwDEYRGA7v1f/rPE4JcAiMMCAF2SGA==");

    static Stream<Arguments> coded() throws IOException {
        return Stream.of(
                Arguments.of("gzip", gzip(HELLO)),
                Arguments.of("x-gzip", gzip(HELLO)),
                Arguments.of("GZip", gzip(HELLO)),
                Arguments.of("deflate", deflate(HELLO)),
                Arguments.of("br", BROTLI_HELLO),
                Arguments.of("zstd", Zstd.compress(HELLO)),
                Arguments.of("identity", HELLO),
                Arguments.of("", HELLO),
                Arguments.of("br, gzip", gzip(BROTLI_HELLO)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("coded")
    void what_was_coded_is_undone(String codings, byte[] body) throws FetchFault {
        assertThat(Coding.undo(body, List.of(codings), MAX_BYTES)).isEqualTo(HELLO);
    }

    static Stream<Arguments> bombs() throws IOException {
        return Stream.of(
                Arguments.of("gzip", gzip(X)),
                Arguments.of("deflate", deflate(X)),
                Arguments.of("br", BROTLI_BOMB),
                Arguments.of("zstd", zstd(X)),
                Arguments.of("gzip, gzip", gzip(gzip(X))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_small_body_that_unpacks_to_a_big_one_is_refused(String codings, byte[] bomb) {
        assertThat(bomb.length).isLessThan(30_000);
        assertThatThrownBy(() -> Coding.undo(bomb, List.of(codings.split(", ")), MAX_BYTES))
                .isInstanceOf(FetchFault.class)
                .hasMessageContaining("bigger than 1000000 bytes (ingest.max-body-bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void bytes_that_are_no_such_thing_or_break_off_are_one_clear_fault(String coding) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[1 + random.nextInt(300)];
            random.nextBytes(body);
            try {
                assertThat(Coding.undo(body, List.of(coding), MAX_BYTES)).hasSizeLessThanOrEqualTo((int) MAX_BYTES);
            } catch (FetchFault fault) {
                assertThat(fault.why()).startsWith("the body is ").doesNotContain("\n");
            }
        }
        byte[] cut = java.util.Arrays.copyOf(gzip(HELLO), 12);
        assertThatThrownBy(() -> Coding.undo(cut, List.of("gzip"), MAX_BYTES))
                .hasMessageContaining("can't be unpacked");
    }

    @Test
    void a_coding_that_nobody_asked_for_and_three_of_them_are_refused() {
        assertThatThrownBy(() -> Coding.undo(HELLO, List.of("compress"), MAX_BYTES))
                .hasMessageContaining("nobody asked for");
        assertThatThrownBy(() -> Coding.undo(HELLO, List.of("gzip", "gzip", "gzip"), MAX_BYTES))
                .hasMessageContaining("3 times over");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(out, new GZIPOutputStream(out), body);
    }

    private static byte[] deflate(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(out, new DeflaterOutputStream(out), body);
    }

    /// Without the size in its head, as a server that streams sends it.
    private static byte[] zstd(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(out, new ZstdOutputStream(out), body);
    }

    private static byte[] written(ByteArrayOutputStream out, OutputStream coder, byte[] body) throws IOException {
        try (coder) {
            coder.write(body);
        }
        return out.toByteArray();
    }
}
