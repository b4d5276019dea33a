package dev.remora.it.mapped;

import jakarta.ws.rs.ApplicationPath;
import java.util.List;

/** The application without a mapper of its own. */
@ApplicationPath("api")
public class NoOwnMapper extends MappedApplication {

    /** Made by the container. */
    public NoOwnMapper() {
        super(List.of());
    }
}
