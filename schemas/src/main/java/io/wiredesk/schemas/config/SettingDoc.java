package io.wiredesk.schemas.config;

/// A setting as it is documented.
///
/// @param key full key, such as `ingest.poll.interval`; a key that ends in `.*` passes through whatever stands below it
/// @param type what a value looks like, such as `duration` or `whole number`
/// @param defaultValue what it is when unset, as a user would write it
/// @param meaning one sentence
/// @param secret whether its value must be masked
public record SettingDoc(String key, String type, String defaultValue, String meaning, boolean secret) {}
