package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.sink.lucene.LucenePlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Processes that are killed, restarted, joined by others.
class StreetFaults extends FaultContract {
    private static final int KILL_ROUNDS = 32;
    private static final int KILLS_A_ROUND = 3;
    private static final int BROKER_KILLS = 6;
    private static final int BROKER_RESTARTS = 4;
    private static final int STORMS = 3;
    private static final int INSTANCES_A_STORM = 6;

    private static final String KILLED = "kill -9 of stages";
    private static final String BROKER_KILLED = "kill -9 of the only broker";
    private static final String BROKER_RESTARTED = "restart of the only broker";
    private static final String STORM = "rebalance storm: instances come, end and are killed";

    @Override
    Street make() throws IOException {
        return new Street(folder, Map.of(), new LucenePlace(folder.resolve("data/index")));
    }

    @Test
    @Order(1)
    void stages_are_killed() {
        for (int round = 0; round < times(KILL_ROUNDS); round++) {
            List<String> stages = new ArrayList<>(Street.STAGES);
            Collections.shuffle(stages, random);
            for (String stage : stages.subList(0, KILLS_A_ROUND)) {
                pause(random.nextInt(1_500));
                street().service(stage).kill();
            }
            settle(KILLED, KILLS_A_ROUND);
            for (String stage : stages.subList(0, KILLS_A_ROUND)) {
                assertThat(street().service(stage).said())
                        .contains("the process before this one on")
                        .contains("was killed or crashed");
                assertThat(street().metric(stage, "wiredesk_former_process_crashed"))
                        .as(stage)
                        .isEqualTo(1);
            }
        }
        says(
                KILLED,
                "the process before this one on … was killed or crashed",
                "wiredesk_former_process_crashed 1",
                "`/healthz` doesn't answer, then is well");
    }

    @Test
    @Order(2)
    void the_broker_is_killed() {
        for (int i = 0; i < times(BROKER_KILLS); i++) {
            pause(random.nextInt(2_000));
            street().service("broker").kill();
            settle(BROKER_KILLED, 1);
        }
        saysOfBroker(BROKER_KILLED);
    }

    @Test
    @Order(3)
    void the_broker_is_restarted() {
        for (int i = 0; i < times(BROKER_RESTARTS); i++) {
            pause(random.nextInt(2_000));
            street().service("broker").stop();
            pause(random.nextInt(10_000));
            if (i == 0) {
                Command.Result doctor = street().run(List.of("doctor", "--quick"));
                assertThat(doctor.exit()).isEqualTo(1);
                assertThat(doctor.said()).contains("no answer from Kafka");
            }
            street().service("broker").start();
            settle(BROKER_RESTARTED, 1);
        }
        saysOfBroker(BROKER_RESTARTED);
    }

    private void saysOfBroker(String kind) {
        assertThat(street().service("monitor").said()).contains("no lag sample, will keep trying");
        assertThat(street().metric("monitor", "wiredesk_lag_sample_timestamp_seconds"))
                .isPositive();
        says(
                kind,
                "no lag sample, will keep trying: … can't read the list of groups",
                "wiredesk_lag_sample_timestamp_seconds` stands still; `wiredesk_lag_unreadable",
                "`doctor --quick` exits 1: no answer from Kafka");
    }

    @Test
    @Order(4)
    void instances_come_and_go() {
        for (int storm = 0; storm < times(STORMS); storm++) {
            String stage = storm % 2 == 0 ? "ingest" : "enrich";
            List<Service> more = new ArrayList<>();
            for (int i = 0; i < INSTANCES_A_STORM; i++) {
                pause(random.nextInt(4_000));
                if (more.size() < 2 && (more.isEmpty() || random.nextBoolean())) {
                    more.add(street().addStage(stage + "-" + storm + "-" + i, stage, Map.of()));
                } else {
                    Service gone = more.removeFirst();
                    if (random.nextBoolean()) {
                        gone.stop();
                    } else {
                        gone.killForGood();
                    }
                }
            }
            more.forEach(Service::killForGood);
            settle(STORM, INSTANCES_A_STORM + more.size());
        }
        assertThat(street().metric("monitor", "wiredesk_lag_group_info{")).isPositive();
        says(
                STORM,
                "none of an end that was asked for; of a kill as above",
                "wiredesk_lag_group_info{state}",
                "the group's state, not Stable for a moment");
    }
}
