package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.sink.lucene.LucenePlace;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Three brokers, of which one at a time is lost.
class BrokerLossFaults extends FaultContract {
    private static final String LOST = "one of three brokers is lost";
    private static final String BACK = "one of three brokers comes back";
    private static final int LOSSES = 2;
    private static final int KILLS = 2;

    @Override
    Street make() throws IOException {
        return new Street(folder, Map.of(), new LucenePlace(folder.resolve("data/index")), 3);
    }

    private Service any() {
        return street().service("broker-" + (1 + random.nextInt(3)));
    }

    @Test
    @Order(1)
    void one_of_three_is_lost_for_a_while() {
        for (int i = 0; i < times(LOSSES); i++) {
            Service lost = any();
            lost.killForGood();
            settle(LOST, 1);
            Waiting.until("the monitor counts two", () -> street().metric("monitor", "wiredesk_lag_brokers") == 2);
            assertThat(street().service("monitor").said()).contains("2 of 3 brokers are left");
            lost.start();
            pause(8_000);
            settle(BACK, 1);
            Waiting.until("the monitor counts three", () -> street().metric("monitor", "wiredesk_lag_brokers") == 3);
        }
        says(LOST, "2 of 3 brokers are left", "wiredesk_lag_brokers 2", "`doctor`: partitions lack a copy");
        says(BACK, "there are 3 brokers now, 2 before", "wiredesk_lag_brokers 3", "`doctor`: all well");
    }

    @Test
    @Order(2)
    void one_of_three_is_killed_and_comes_back_at_once() {
        for (int i = 0; i < times(KILLS); i++) {
            pause(random.nextInt(3_000));
            any().kill();
            pause(8_000);
            settle("kill -9 of one of three brokers", 1);
        }
    }
}
