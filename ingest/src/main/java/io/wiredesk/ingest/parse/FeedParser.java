package io.wiredesk.ingest.parse;

import com.rometools.rome.io.FeedException;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jspecify.annotations.Nullable;

/// Reads a feed: decode, then JSON or XML; what strict parsing refuses is repaired one step at a time until it is read.
/// Pure and without side effects; never throws on any bytes. No DTDs, no external entities.
public final class FeedParser {
    private static final Pattern HTML =
            Pattern.compile("(?is)^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*(<!doctype\\s+html|<html)\\b.*");

    /// A page shows what it is at its beginning.
    private static final int SNIFFED_CHARS = 2_000;

    private FeedParser() {}

    /// @param contentType the Content-Type the body came with
    /// @param baseUrl the address the body came from; relative links are resolved against it
    /// @param maxEntries entries beyond are left out
    public static ParseResult parse(
            byte[] body, @Nullable String contentType, @Nullable String baseUrl, int maxEntries) {
        Decoded decoded = Decoded.of(body, contentType);
        String base = baseUrl == null ? "" : baseUrl;
        if (decoded.text().isBlank()) {
            return new Unreadable("the body is empty");
        }
        if (decoded.text().length() > 0
                && HTML.matcher(decoded.text()
                                .substring(
                                        0,
                                        Math.min(SNIFFED_CHARS, decoded.text().length())))
                        .matches()) {
            return new Unreadable("the body is an HTML page, not a feed");
        }
        if (decoded.text().stripLeading().startsWith("{")) {
            return JsonFeedReader.read(decoded, base, maxEntries);
        }
        return readXml(decoded, base, maxEntries);
    }

    private static ParseResult readXml(Decoded decoded, String base, int maxEntries) {
        List<String> repairs = new ArrayList<>(decoded.repairs());
        String text = decoded.text();
        String strictFault;
        try {
            return read(SafeXml.parse(text), decoded, repairs, base, maxEntries);
        } catch (IOException | JDOMException e) {
            strictFault = oneLine(e);
        }
        for (Repair repair : Repair.values()) {
            String repaired = repair.apply(text);
            if (repaired.equals(text)) {
                continue;
            }
            text = repaired;
            repairs.add(repair.label());
            try {
                return read(SafeXml.parse(text), decoded, repairs, base, maxEntries);
            } catch (IOException | JDOMException e) {
                // The strict parser's first fault stays the one to report; the next repair may help.
                strictFault = strictFault.isEmpty() ? oneLine(e) : strictFault;
            }
        }
        return new Unreadable("the body is not a feed, nor to be repaired: " + strictFault);
    }

    private static ParseResult read(
            Document document, Decoded decoded, List<String> repairs, String base, int maxEntries) {
        Element root = document.getRootElement();
        String name = Vocabulary.name(root);
        if (name.equals("html") || name.equals("xhtml:html")) {
            return new Unreadable("the body is an HTML page, not a feed");
        }
        if (NewsSitemap.is(root)) {
            return new Parsed(NewsSitemap.read(root, decoded.charset(), repairs, base, maxEntries));
        }
        try {
            return new Parsed(RomeReader.read(document, decoded.charset(), repairs, base, maxEntries));
        } catch (FeedException | RuntimeException e) {
            // Rome answers documents it does not know, and some that it does, with unchecked exceptions of every kind.
            return readAlone(root, decoded, repairs, base, maxEntries, oneLine(e));
        }
    }

    private static ParseResult readAlone(
            Element root, Decoded decoded, List<String> repairs, String base, int maxEntries, String fault) {
        String format = Formats.of(root);
        if (format == null) {
            return new Unreadable("the body is XML with root <" + root.getName().toLowerCase(Locale.ROOT)
                    + ">, but no feed that can be read: " + fault);
        }
        List<String> all = new ArrayList<>(repairs);
        all.add("structure");
        return new Parsed(RomeReader.readAlone(root, format, decoded.charset(), all, base, maxEntries));
    }

    private static String oneLine(Throwable fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
