package io.wiredesk.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a robots.txt allows us. Pure.
///
/// Source: RFC 9309 §2.2 (format, most specific match, Allow wins a tie), §2.2.3 (`*` and `$`), §2.5 (500 KiB).
///
/// @param rules of the groups that name us, or of those for everyone
record Robots(List<Rule> rules) {
    /// Nothing is forbidden.
    static final Robots ALL = new Robots(List.of());

    /// Everything is: the file can't be had, so nobody knows.
    static final Robots NOTHING = new Robots(List.of(new Rule("/", false)));

    private static final int MAX_BYTES = 500 * 1024;

    record Rule(String pattern, boolean allow) {}

    Robots {
        rules = List.copyOf(rules);
    }

    /// @param agent our product token, such as `Wiredesk`
    static Robots parse(byte[] file, String agent) {
        String text = new String(file, 0, Math.min(file.length, MAX_BYTES), StandardCharsets.UTF_8);
        Groups groups = new Groups(agent.toLowerCase(Locale.ROOT));
        text.lines().forEach(groups::read);
        return new Robots(groups.named ? groups.ours : groups.everyones);
    }

    /// Gathers the groups that matter; lines of several groups for one agent count as one.
    private static final class Groups {
        private final String agent;
        private final List<Rule> ours = new ArrayList<>();
        private final List<Rule> everyones = new ArrayList<>();
        private boolean named;
        private boolean inAgents;
        private boolean forUs;
        private boolean forEveryone;

        Groups(String agent) {
            this.agent = agent;
        }

        void read(String line) {
            String[] pair = line.replace("\ufeff", "").split("#", 2)[0].split(":", 2);
            if (pair.length < 2) {
                return;
            }
            String value = pair[1].strip();
            switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
                case "user-agent" -> agent(value.toLowerCase(Locale.ROOT));
                case "allow" -> rule(value, true);
                case "disallow" -> rule(value, false);
                default -> {
                    // Sitemap and others belong to no group and end none.
                }
            }
        }

        private void agent(String value) {
            forUs = inAgents && forUs;
            forEveryone = inAgents && forEveryone;
            forUs |= value.split("[/\\s]", 2)[0].equals(agent);
            forEveryone |= value.equals("*");
            named |= forUs;
            inAgents = true;
        }

        private void rule(String path, boolean allow) {
            inAgents = false;
            if (path.isEmpty()) {
                return;
            }
            Rule rule = new Rule(normal(path), allow);
            if (forUs) {
                ours.add(rule);
            }
            if (forEveryone) {
                everyones.add(rule);
            }
        }
    }

    /// Whether an address's path, query included, may be asked for.
    boolean allows(String pathAndQuery) {
        String path = normal(pathAndQuery.isEmpty() ? "/" : pathAndQuery);
        int longest = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (length >= longest && matches(rule.pattern(), path)) {
                allowed = length > longest ? rule.allow() : allowed || rule.allow();
                longest = length;
            }
        }
        return allowed;
    }

    /// A pattern is a beginning, in which `*` stands for anything, and `$` at its end for the end.
    private static boolean matches(String pattern, String path) {
        boolean whole = pattern.endsWith("$");
        String[] parts = (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (String part : Arrays.asList(parts).subList(1, Math.max(1, parts.length - (whole ? 1 : 0)))) {
            int found = path.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        if (!whole) {
            return true;
        }
        String last = parts[parts.length - 1];
        return parts.length == 1 ? at == path.length() : path.length() - last.length() >= at && path.endsWith(last);
    }

    /// One form for what may be written coded or not: letters beyond ASCII coded, coded ASCII in capitals.
    private static String normal(String path) {
        StringBuilder normal = new StringBuilder(path.length());
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            normal.append(c < 0x80 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return java.util.regex.Pattern.compile("%[0-9a-fA-F]{2}")
                .matcher(normal)
                .replaceAll(coded -> coded.group().toUpperCase(Locale.ROOT));
    }
}
