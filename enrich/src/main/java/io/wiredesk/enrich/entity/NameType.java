package io.wiredesk.enrich.entity;

/// The kinds of names told apart.
public enum NameType {
    /// A human being.
    PERSON,
    /// A company, government body, party, club, newspaper.
    ORGANIZATION,
    /// A country, city, river, building.
    LOCATION,
    /// A name of another kind: an event, a work, a product.
    MISC
}
