package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C-25")
class XmlReaderTest {

    private static final int MOST = 1000;

    @Test
    void readsADocument() {
        assertThat(XmlReader.parse(octets("<a xmlns='urn:x'><b>ü</b></a>"), MOST)
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo("ü");
    }

    @Test
    void refusesDocumentTypes(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "TOPSECRET");

        assertThat(problem("<!DOCTYPE a><a/>")).isEqualTo(Problem.FORBIDDEN);
        assertThat(problem("<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><a>&e;</a>"))
                .isEqualTo(Problem.FORBIDDEN);
        assertThat(problem("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>"))
                .isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void includesNothing(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "TOPSECRET");

        assertThat(XmlReader.parse(
                                octets("<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include parse='text' href='"
                                        + secret.toUri() + "'/></a>"),
                                MOST)
                        .getDocumentElement()
                        .getTextContent())
                .isEmpty();
    }

    @Test
    void refusesDeepNesting() {
        assertThat(problem("<a>".repeat(100_000))).isEqualTo(Problem.TOO_DEEP);
        assertThat(catchThrowable(() -> XmlReader.check(octets("<a>".repeat(201)), MOST)))
                .hasMessage("XML nested deeper than 200 elements");
    }

    @Test
    void refusesAnElementOfMoreThan500Attributes() {
        XmlReader.check(octets("<a" + numbered(" b", 500) + "/>"), MOST);

        assertThat(refused("<a" + numbered(" b", 501) + "/>", MOST))
                .isEqualTo("an XML element with more than 500 attributes and namespace declarations");
    }

    @Test
    void refusesMoreThan1000NamespacesInScope() {
        String inner = "<a" + numbered(" xmlns:c", 500) + "/>";
        String outer = "<a" + numbered(" xmlns:b", 500) + ">";

        XmlReader.check(octets(outer + inner.repeat(3) + "</a>"), 10 * MOST);
        assertThat(refused(outer + inner.replace("/>", "><a xmlns='u'/></a>") + "</a>", 10 * MOST))
                .isEqualTo("XML with more than 1000 namespace declarations in scope");
    }

    @Test
    void takesNoSquareOfTheTimeForThousandsOfNamespaces() {
        int levels = 150;
        StringBuilder document = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            document.append("<a")
                    .append(numbered(" xmlns:p" + level + "_", 400))
                    .append('>');
        }
        document.append("<p0_0:b/>".repeat(400_000)).append("</a>".repeat(levels));

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> catchThrowable(() -> XmlReader.check(octets(document.toString()), 1_000_000))))
                .hasMessage("XML with more than 1000 namespace declarations in scope");
    }

    @Test
    void countsElementsAttributesNamespacesTextsCommentsAndInstructions() {
        String ten = "<a b='1' c='2' xmlns:d='u'>text<!-- x --><?pi x?><d/>text<![CDATA[x]]></a>";

        XmlReader.check(octets(ten), 10);

        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.check(octets(ten), 9)))
                .hasMessage("more than 9 XML nodes")
                .extracting(WireException::problem)
                .isEqualTo(Problem.TOO_MANY);
        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.parse(octets(ten), 9)))
                .hasMessage("more than 9 XML nodes");
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        assertThat(problem("<a>")).isEqualTo(Problem.SYNTAX);
        assertThat(problem("")).isEqualTo(Problem.SYNTAX);
        assertThat(problem("&nope;")).isEqualTo(Problem.SYNTAX);
    }

    @Test
    void refusesWrongEncodings() {
        assertThat(catchThrowableOfType(
                                WireException.class,
                                () -> XmlReader.parse("<a>é</a>".getBytes(StandardCharsets.ISO_8859_1), MOST))
                        .problem())
                .isEqualTo(Problem.ENCODING);
    }

    private static String numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i + "='u'").collect(Collectors.joining());
    }

    private static String refused(String text, int most) {
        WireException ofCheck = catchThrowableOfType(WireException.class, () -> XmlReader.check(octets(text), most));
        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.parse(octets(text), most)))
                .hasMessage(ofCheck.getMessage());
        assertThat(ofCheck.problem()).isEqualTo(Problem.TOO_LARGE);
        return String.valueOf(ofCheck.getMessage());
    }

    private static Problem problem(String text) {
        Problem ofCheck = catchThrowableOfType(WireException.class, () -> XmlReader.check(octets(text), MOST))
                .problem();
        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.parse(octets(text), MOST))
                        .problem())
                .isEqualTo(ofCheck);
        return ofCheck;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
