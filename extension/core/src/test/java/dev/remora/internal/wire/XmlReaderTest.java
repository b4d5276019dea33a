package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    }

    @Test
    void countsElementsAttributesTextsCommentsAndInstructions() {
        String nine = "<a b='1' c='2'>text<!-- x --><?pi x?><d/>text<![CDATA[x]]></a>";

        XmlReader.check(octets(nine), 9);

        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.check(octets(nine), 8)))
                .hasMessage("more than 8 XML nodes")
                .extracting(WireException::problem)
                .isEqualTo(Problem.TOO_MANY);
        assertThat(catchThrowableOfType(WireException.class, () -> XmlReader.parse(octets(nine), 8)))
                .hasMessage("more than 8 XML nodes");
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
