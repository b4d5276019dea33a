package dev.remora.it.complete;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the reports of a run tell.
 *
 * @param tests class and method of each test that ran
 * @param runs how often one ran, with each of its parameters
 */
record Reports(Set<String> tests, int runs) {

    static Reports read(Path folder) throws IOException {
        Set<String> tests = new TreeSet<>();
        int runs = 0;
        for (Path report : reports(folder)) {
            NodeList cases = parse(report).getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                if (test.getElementsByTagName("skipped").getLength() == 0) {
                    tests.add(test.getAttribute("classname") + "." + method(test));
                    runs++;
                }
            }
        }
        return new Reports(tests, runs);
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }

    /** The name without types and number of parameters. */
    private static String method(Element test) {
        return test.getAttribute("name").split("[^\\p{L}\\p{N}_$]", 2)[0];
    }

    private static Document parse(Path report) throws IOException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(report.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + report, e);
        }
    }
}
