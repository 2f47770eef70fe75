package io.wiredesk.schemas.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one value of a setting: text in, the component's type out. Pure.
final class SettingValue {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private SettingValue() {}

    /// @throws IllegalArgumentException saying what is allowed
    static Object parse(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        return switch (type.getName()) {
            case "int" -> Math.toIntExact(number(text));
            case "short" -> (short) Math.toIntExact(number(text));
            case "long" -> number(text);
            case "double" -> decimal(text);
            case "boolean" -> truth(text);
            case "java.time.Duration" -> duration(text);
            case "java.net.URI" -> URI.create(text);
            case "java.nio.file.Path" -> Path.of(text);
            case "java.util.List" -> list(text);
            default -> throw new IllegalStateException("no settings of type " + type);
        };
    }

    static String typeName(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        return switch (type.getName()) {
            case "int", "long", "short" -> "whole number";
            case "double" -> "number";
            case "boolean" -> "true or false";
            case "java.time.Duration" -> "duration (500ms, 30s, 10m, 6h, 7d)";
            case "java.net.URI" -> "address";
            case "java.nio.file.Path" -> "path";
            case "java.util.List" -> "list, separated by commas";
            default -> "text";
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number", e);
        }
    }

    private static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static Duration duration(String text) {
        Matcher m = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (m.matches()) {
            long amount = Long.parseLong(m.group(1));
            return switch (m.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a duration such as 500ms, 30s, 10m, 6h, 7d or PT30S", e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Object constant(Class<?> type, String text) {
        String wanted = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(wanted))
                .findFirst()
                .map(Object.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("is none of " + constants(type)));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
