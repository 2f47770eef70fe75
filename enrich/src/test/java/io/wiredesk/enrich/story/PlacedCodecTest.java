package io.wiredesk.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedCodecTest {
    private static final List<Passage> PASSAGES =
            List.of(new Passage(0, 12, new int[] {5, -3, 9}), new Passage(14, 30, new int[] {9, 2}));

    @Test
    void what_is_read_is_what_was_written() {
        Telling telling = new Telling(
                "a1",
                3,
                Instant.ofEpochMilli(1_000),
                Instant.ofEpochMilli(2_000),
                "Žurnál",
                "paper.example",
                "Grève à Łódź: « 𝄞 »",
                null,
                "fr",
                new Terms(new int[] {-7, 4}, new float[] {0.6f, 0.8f}),
                Terms.NONE,
                new Terms(new int[] {1}, new float[] {1}),
                List.of(new Telling.Named("Q1", "Łódź", 0.5)),
                List.of("11000000"),
                new int[] {3, 40},
                List.of("afp"),
                Sequences.of(PASSAGES));
        Placed read = PlacedCodec.decode(PlacedCodec.encode(new Placed(telling, "a0", 0.4, "s-a0")));

        assertThat(read.nearest()).isEqualTo("a0");
        assertThat(read.likeness()).isEqualTo(0.4);
        assertThat(read.story()).isEqualTo("s-a0");
        assertThat(read.telling())
                .usingRecursiveComparison()
                .ignoringFields("sequences")
                .isEqualTo(telling);
        assertThat(read.telling().sequences().size()).isEqualTo(4);
        assertThat(read.telling().shingles()).containsExactly(-3, 2, 5, 9);
        assertThat(read.telling().passages()).usingRecursiveComparison().isEqualTo(PASSAGES);
    }

    /// Stores of an earlier program are read on.
    @Test
    void the_first_layout_has_no_row_of_all_sequences() throws IOException {
        Placed read = PlacedCodec.decode(row(1));
        assertThat(read.telling().title()).isEqualTo("Strike");
        assertThat(read.telling().shingles()).containsExactly(-3, 2, 5, 9);
        assertThat(read.telling().passages()).usingRecursiveComparison().isEqualTo(PASSAGES);
    }

    @Test
    void a_layout_that_is_not_known_is_refused_with_the_way_out() throws IOException {
        byte[] row = row(3);
        assertThatThrownBy(() -> PlacedCodec.decode(row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("layout 3")
                .hasMessageContaining("another topics.prefix");
    }

    private static byte[] row(int layout) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(layout);
        out.writeBoolean(false);
        out.writeDouble(0);
        out.writeUTF("s-a1");
        out.writeUTF("a1");
        out.writeInt(1);
        out.writeLong(1_000);
        out.writeLong(2_000);
        for (String text : List.of("Paper", "paper.example", "Strike")) {
            out.writeUTF(text);
        }
        out.writeBoolean(false);
        out.writeUTF("en");
        // Three times no words, no entities, no topics, no figures, no credits.
        for (int i = 0; i < 7; i++) {
            out.writeShort(0);
        }
        out.writeShort(PASSAGES.size());
        for (Passage passage : PASSAGES) {
            out.writeInt(passage.start());
            out.writeInt(passage.end());
            out.writeShort(passage.shingles().length);
            for (int shingle : passage.shingles()) {
                out.writeInt(shingle);
            }
        }
        return bytes.toByteArray();
    }
}
