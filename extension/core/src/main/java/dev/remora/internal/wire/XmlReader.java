package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML without document type, entities, inclusions and anything else that is fetched. */
public final class XmlReader {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String LIMIT_EXCEEDED = "JAXP0001000";
    private static final String DEPTH_EXCEEDED = LIMIT_EXCEEDED + "6";
    private static final String ATTRIBUTES_EXCEEDED = LIMIT_EXCEEDED + "2";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final int MAX_DEPTH = 200;
    // the JDK has 200 since version 24, 10,000 before; lists of SharePoint have some hundred columns, each an attribute
    private static final int MAX_ATTRIBUTES = 500;

    private XmlReader() {}

    /**
     * Checks before it makes the document.
     *
     * @param maxNodes the most elements, attributes, namespace declarations, texts, comments and processing instructions
     */
    public static Document parse(byte[] octets, int maxNodes) {
        check(octets, maxNodes);
        return read(octets, source -> {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the default one prints to System.err
            return builder.parse(source);
        });
    }

    /** Takes and refuses what {@link #parse} does, and makes no document. */
    public static void check(byte[] octets, int maxNodes) {
        XmlCounter counter = new XmlCounter(maxNodes);
        read(octets, source -> {
            SAXParser parser = saxFactory().newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(LIMITS + "maxElementDepth", Integer.toString(MAX_DEPTH));
            parser.setProperty(LIMITS + "elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", counter);
            parser.parse(source, counter);
            return counter;
        });
    }

    /** Something that a parser does. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream source) throws SAXException, IOException, ParserConfigurationException;
    }

    private static <T> T read(byte[] octets, Reading<T> reading) {
        try {
            return reading.of(new ByteArrayInputStream(octets));
        } catch (SAXException e) {
            throw e.getException() instanceof CharConversionException
                    ? encoding()
                    : refused(String.valueOf(e.getMessage()));
        } catch (CharConversionException | UnsupportedEncodingException e) {
            throw encoding();
        } catch (WireException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new WireException(Problem.SYNTAX, "not well-formed XML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireException encoding() {
        return new WireException(Problem.ENCODING, "not in the encoding that the XML declares");
    }

    private static WireException refused(String message) {
        if (message.contains("DOCTYPE")) {
            return new WireException(Problem.FORBIDDEN, "XML with a document type declaration");
        }
        if (message.startsWith(DEPTH_EXCEEDED)) {
            return new WireException(Problem.TOO_DEEP, "XML nested deeper than " + MAX_DEPTH + " elements");
        }
        if (message.startsWith(ATTRIBUTES_EXCEEDED)) {
            return new WireException(
                    Problem.TOO_LARGE,
                    "an XML element with more than " + MAX_ATTRIBUTES + " attributes and namespace declarations");
        }
        return message.startsWith(LIMIT_EXCEEDED)
                ? new WireException(Problem.TOO_LARGE, "XML with names that are too long")
                : new WireException(Problem.SYNTAX, "not well-formed XML");
    }

    // the JDK's own parsers, whatever the class path holds: these settings are known to work there
    private static SAXParserFactory saxFactory() throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setXIncludeAware(false);
        return factory;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMITS + "maxElementDepth", Integer.toString(MAX_DEPTH));
        factory.setAttribute(LIMITS + "elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
