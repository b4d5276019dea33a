package dev.remora.it.oauth1;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Lets a test read what arrived. */
@Path("journal")
@Produces("text/plain; charset=UTF-8")
public class JournalApi {

    private final Journal journal;

    @Inject
    JournalApi(Journal journal) {
        this.journal = journal;
    }

    @GET
    public String read() {
        return String.join("\n", journal.lines());
    }

    @DELETE
    public void clear() {
        journal.clear();
    }
}
