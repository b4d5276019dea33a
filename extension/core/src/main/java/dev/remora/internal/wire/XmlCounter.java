package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Counts the nodes that a document would have, and stops where there are too many. */
final class XmlCounter extends DefaultHandler2 {

    // parsers look for the namespace of each name among all in scope: with thousands a long document takes the square
    // of its time
    private static final int MAX_NAMESPACES = 1000;

    private final int most;
    private int nodes;
    private int namespaces;
    private boolean text;

    XmlCounter(int most) {
        this.most = most;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        count(1);
        namespaces++;
        if (namespaces > MAX_NAMESPACES) {
            throw new WireException(
                    Problem.TOO_LARGE, "XML with more than " + MAX_NAMESPACES + " namespace declarations in scope");
        }
    }

    @Override
    public void endPrefixMapping(String prefix) {
        namespaces--;
    }

    @Override
    public void startElement(String uri, String name, String prefixed, Attributes attributes) {
        count(1 + attributes.getLength());
    }

    @Override
    public void endElement(String uri, String name, String prefixed) {
        text = false;
    }

    // a long text comes in parts
    @Override
    public void characters(char[] characters, int start, int length) {
        if (!text) {
            count(1);
            text = true;
        }
    }

    @Override
    public void comment(char[] characters, int start, int length) {
        count(1);
    }

    @Override
    public void processingInstruction(String target, String data) {
        count(1);
    }

    @Override
    public void startCDATA() {
        count(1);
        text = true;
    }

    @Override
    public void endCDATA() {
        text = false;
    }

    private void count(int more) {
        text = false;
        nodes += more;
        if (nodes > most) {
            throw new WireException(Problem.TOO_MANY, "more than " + most + " XML nodes");
        }
    }
}
