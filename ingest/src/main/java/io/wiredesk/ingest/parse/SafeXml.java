package io.wiredesk.ingest.parse;

import java.io.IOException;
import java.io.StringReader;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;

/// Strict XML without DTDs, external entities or deep nesting.
public final class SafeXml {
    /// No feed nests deeper; without a limit a few megabytes of opening tags exhaust the stack of whoever walks them.
    private static final String MAX_DEPTH = "256";

    private SafeXml() {}

    /// @throws JDOMException when the text is not well-formed, or has a DTD
    public static Document parse(String text) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setProperty("jdk.xml.maxElementDepth", MAX_DEPTH);
        builder.setExpandEntities(true);
        try {
            return builder.build(new StringReader(text));
        } catch (IllegalArgumentException e) {
            // JDOM's own names for what the parser let pass, such as a colon in a processing instruction.
            throw new JDOMException(e.getMessage(), e);
        }
    }
}
