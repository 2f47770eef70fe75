package io.wiredesk.schemas.config;

import java.util.List;

/// Settings that can't be used: every fault of them, one line each.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> faults;

    public SettingsException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /// One line a fault, each with key, value and what is allowed.
    public List<String> faults() {
        return faults;
    }
}
