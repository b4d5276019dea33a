package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What the server knows of a request beyond JAX-RS; free of servlet types, so that it loads everywhere. */
interface ServerSide {

    BrowserSession session();

    String contextPath();

    /** Not before somebody reads: on many servers {@code getParameter} finds nothing from then on. */
    InputStream openBody() throws IOException;

    /** The form, where somebody made the server read it before: then the body is empty. */
    Map<String, List<String>> formTakenBefore();

    void requestEnded();
}
