package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;

/// Something that a name may mean.
///
/// @param id its QID
/// @param popularity 0 to 100, how likely a text means this one
/// @param name its label
/// @param country QID of its country, empty where that isn't known
public record Known(String id, NameType type, int popularity, String name, String country) {}
