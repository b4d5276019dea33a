package dev.remora.it.matrix;

import dev.remora.it.matrix.app.Parameters;
import dev.remora.it.matrix.app.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A browser with its session; what it asks the program for is answered by code of a test. */
record Visit(Program program, Request.Session session) {

    static Visit of(Program program) {
        return new Visit(program, new Request.Session());
    }

    /** Asks for an address of the program, by its path or its whole. */
    <T> T at(String address, Supplier<T> page) {
        return program.inRequest(() -> {
            program.bean(BrowserRequest.class).begin(Request.BASE.resolve(address), session);
            return page.get();
        });
    }

    /** The first of each name. */
    static Map<String, String> parameters(URI uri) {
        Map<String, String> first = new LinkedHashMap<>();
        Parameters.of(uri).forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }
}
