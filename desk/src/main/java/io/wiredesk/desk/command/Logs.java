package io.wiredesk.desk.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/// How much is logged, and in which form; where to, says logback.xml.
final class Logs {
    /// What a command says by the way, where logs are read by programs.
    private static final String NOTES = "wiredesk";

    private Logs() {}

    static void verbose(boolean on) {
        if (on && LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.INFO);
            root.getLoggerContext()
                    .getLoggerList()
                    .forEach(logger -> logger.setLevel(logger == root ? Level.INFO : null));
        }
    }

    /// From now on each event is a JSON object on a line of its own.
    static void json() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Appender<ILoggingEvent> appender =
                    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
            if (appender instanceof ConsoleAppender<ILoggingEvent> console
                    && !(console.getEncoder() instanceof JsonEncoder)) {
                console.stop();
                console.setEncoder(encoder(context));
                console.start();
            }
            context.getLogger(NOTES).setLevel(Level.INFO);
        }
    }

    static JsonEncoder encoder(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    /// What a command says by the way, as an event.
    static void note(String text) {
        LoggerFactory.getLogger(NOTES).info(text);
    }
}
