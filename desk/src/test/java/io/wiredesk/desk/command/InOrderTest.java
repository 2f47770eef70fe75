package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private static BufferedReader lines(int count) {
        return new BufferedReader(new StringReader(
                IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining())));
    }

    @Test
    void answers_keep_the_order_of_the_lines_though_later_ones_are_ready_first() throws IOException {
        CountDownLatch second = new CountDownLatch(1);
        List<String> answers = new ArrayList<>();
        InOrder.compute(
                lines(500),
                2,
                line -> {
                    if (line.equals("0")) {
                        await(second);
                    }
                    if (line.equals("1")) {
                        second.countDown();
                    }
                    return "answer " + line;
                },
                answers::add);
        assertThat(answers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "answer " + i).toList());
    }

    @Test
    void no_more_lines_are_begun_than_may_be_on_their_way() throws IOException {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        InOrder.compute(
                lines(300),
                2,
                line -> {
                    int ahead = begun.incrementAndGet() - answered.get();
                    most.accumulateAndGet(ahead, Math::max);
                    return line;
                },
                _ -> answered.incrementAndGet());
        assertThat(answered).hasValue(300);
        // What waits, what the reader holds in its hand, and what is being handed on.
        assertThat(most.get()).isLessThanOrEqualTo(2 * InOrder.AHEAD + 3);
    }

    @Test
    void who_asks_line_by_line_is_answered_line_by_line() throws Exception {
        PipedWriter asking = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(asking));
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Thread command = Thread.ofPlatform().daemon().start(() -> {
            try {
                InOrder.compute(lines, 2, line -> line, answers::add);
            } catch (IOException e) {
                answers.add("failed: " + e);
            }
        });
        for (String question : List.of("a", "b", "c")) {
            asking.write(question + "\n");
            asking.flush();
            assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo(question);
        }
        asking.close();
        command.join(30_000);
        assertThat(command.isAlive()).isFalse();
    }

    @Test
    void what_fails_in_a_thread_fails_the_whole() {
        assertThatThrownBy(() -> InOrder.compute(
                        lines(100),
                        2,
                        line -> {
                            if (line.equals("7")) {
                                throw new IllegalArgumentException("seven");
                            }
                            return line;
                        },
                        _ -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seven");
    }

    @Test
    void lines_that_cannot_be_read_are_the_callers_to_know() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> InOrder.compute(new BufferedReader(broken), 2, line -> line, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("unplugged");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
