package io.wiredesk.desk.doctor;

import org.jspecify.annotations.Nullable;

/// One thing that was looked at.
///
/// @param what the thing
/// @param found one line
/// @param remedy what to do; null where nothing need be done
public record Finding(
        String what, boolean ok, String found, @Nullable String remedy) {

    static Finding fine(String what, String found) {
        return new Finding(what, true, found, null);
    }

    static Finding wrong(String what, String found, String remedy) {
        return new Finding(what, false, found, remedy);
    }
}
