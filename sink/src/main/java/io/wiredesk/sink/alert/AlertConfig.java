package io.wiredesk.sink.alert;

import io.wiredesk.schemas.config.Setting;
import java.time.Duration;

/// How alerts are made and delivered. Group `alerts`.
///
/// @param window how long a search remembers the stories that it told
/// @param webhookAllowPrivate whether alerts are posted to addresses inside a network
public record AlertConfig(
        @Setting(value = "1", meaning = "Threads that match; more than the topic has partitions stay idle.", min = 1)
        int threads,

        @Setting(
                value = "7d",
                meaning = "How long a search remembers the stories that it told; articles that come later than this"
                        + " are not told at all.",
                min = 60_000)
        Duration window,

        @Setting(
                value = "false",
                meaning = "Whether alerts are posted to addresses inside a network, this machine's included.")
        boolean webhookAllowPrivate,

        @Setting(value = "10s", meaning = "Time that a webhook has to answer.", min = 100, max = 120_000)
        Duration webhookTimeout,

        @Setting(
                value = "5",
                meaning = "Times that an alert is posted before it goes to the dead letters.",
                min = 1,
                max = 20)
        int webhookAttempts,

        @Setting(
                value = "1s",
                meaning =
                        "Pause before the second attempt; each further one is three times as long, 5 minutes at most.",
                min = 1,
                max = 300_000)
        Duration webhookPause) {}
