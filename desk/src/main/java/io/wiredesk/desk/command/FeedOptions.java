package io.wiredesk.desk.command;

import io.wiredesk.ingest.subscribe.FeedSettings;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.FullText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The settings of a feed as options of a command.
final class FeedOptions {
    @Option(names = "--title", description = "Your own name for it; the feed's own otherwise.")
    private @Nullable String title;

    @Option(names = "--tag", paramLabel = "TAG", description = "A label. Repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Its language, where the feed states none (BCP 47).")
    private @Nullable String language;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "Poll this often (90s, 15m, 6h, 1d), whatever the feed's own rhythm.")
    private @Nullable Duration interval;

    @Option(
            names = "--full-text",
            paramLabel = "WHEN",
            description = "Fetch the articles' pages: auto (for teasers), always or never.")
    private @Nullable FullText fullText;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description = "A header that the feed's own host is sent. Repeatable; the value is kept secret.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--user",
            paramLabel = "NAME[:PASSWORD]",
            description = "Who asks, for the feed's own host only; a password that isn't given is read from stdin.")
    private @Nullable String user;

    @Option(names = "--weight", paramLabel = "W", description = "How much you value the source; 1 is normal.")
    private @Nullable Double weight;

    /// @throws IllegalArgumentException with one line, when an option's value is not allowed
    FeedSettings settings(Shell shell) throws IOException {
        return new FeedSettings(title, tags, language, interval, fullText, headers(), auth(shell), weight, Map.of());
    }

    private Map<String, String> headers() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header needs a name, a colon and a value");
            }
            byName.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return byName;
    }

    private @Nullable BasicAuth auth(Shell shell) throws IOException {
        if (user == null) {
            return null;
        }
        String[] parts = user.split(":", 2);
        return new BasicAuth(parts[0], parts.length > 1 ? parts[1] : password(shell));
    }

    private static String password(Shell shell) throws IOException {
        String line = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalArgumentException("--user without a password reads it from stdin, which has none");
        }
        return line;
    }

    /// A time as settings have it.
    static final class Interval implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("(\\d{1,9})([smhd])");

        @Override
        public Duration convert(String value) {
            Matcher time = TIME.matcher(value);
            if (!time.matches()) {
                throw new TypeConversionException("'" + value + "' is not a time such as 90s, 15m, 6h or 1d");
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }
}
