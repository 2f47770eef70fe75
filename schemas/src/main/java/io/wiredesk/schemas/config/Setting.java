package io.wiredesk.schemas.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a setting means and what it is when nobody says otherwise. Stands on the component of a settings record;
/// `wiredesk config`, the reference page and the error messages are made from it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// The default, written as a user would write it; empty means unset, and is allowed for nullable components, lists
    /// and maps only.
    String value();

    /// One sentence for the user: what it does, and what is allowed.
    String meaning();

    /// Smallest allowed number, or of a duration in milliseconds.
    long min() default Long.MIN_VALUE;

    /// Largest allowed number, or of a duration in milliseconds.
    long max() default Long.MAX_VALUE;

    /// Whether the value must not be shown.
    boolean secret() default false;
}
