package io.wiredesk.ingest.parse;

import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.SAXEngine;
import org.xml.sax.InputSource;

/// Strict XML without DTDs, external entities or deep nesting. Safe for many threads: making a parser takes longer than
/// reading a feed, so that a few are kept for the next who asks.
public final class SafeXml {
    /// No feed nests deeper; without a limit a few megabytes of opening tags exhaust the stack of whoever walks them.
    private static final String MAX_DEPTH = "256";

    private static final int MAX_ATTRIBUTES = 1_000;
    private static final int KEPT = 16;
    private static final BlockingQueue<SAXEngine> ENGINES = new ArrayBlockingQueue<>(KEPT);

    private SafeXml() {}

    /// @throws JDOMException when the text is not well-formed, or has a DTD
    public static Document parse(String text) throws JDOMException, IOException {
        SAXEngine kept = ENGINES.poll();
        SAXEngine engine = kept == null ? engine() : kept;
        try {
            Document document = engine.build(new InputSource(new StringReader(text)));
            keep(engine);
            return document;
        } catch (IllegalArgumentException e) {
            // JDOM's own names for what the parser let pass, such as a colon in a processing instruction.
            throw new JDOMException(e.getMessage(), e);
        }
    }

    /// One that failed may hold on to what it failed in, and isn't kept; nor is one too many.
    private static void keep(SAXEngine engine) {
        if (ENGINES.remainingCapacity() > 0) {
            ENGINES.offer(engine);
        }
    }

    private static SAXEngine engine() throws JDOMException {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setProperty("jdk.xml.maxElementDepth", MAX_DEPTH);
        builder.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
        builder.setExpandEntities(true);
        return builder.buildEngine();
    }
}
