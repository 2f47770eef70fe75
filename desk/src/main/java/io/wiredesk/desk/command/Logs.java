package io.wiredesk.desk.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged; where to, says logback.xml.
final class Logs {
    private Logs() {}

    static void verbose(boolean on) {
        if (on && LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.INFO);
            root.getLoggerContext()
                    .getLoggerList()
                    .forEach(logger -> logger.setLevel(logger == root ? Level.INFO : null));
        }
    }
}
