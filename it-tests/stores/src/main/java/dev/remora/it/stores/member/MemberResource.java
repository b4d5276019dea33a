package dev.remora.it.stores.member;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import org.infinispan.manager.DefaultCacheManager;

/** Joins the cluster that Remora's own container has started from the same file. */
@Path("member")
@RequestScoped
@Produces("text/plain")
public class MemberResource {

    /** How many tokens the other member sees. */
    @GET
    public String tokens() throws IOException {
        try (DefaultCacheManager member = new DefaultCacheManager("store-infinispan.xml")) {
            return String.valueOf(member.<String, String>getCache("remora").keySet().stream()
                    .filter(key -> key.startsWith("SESSION_TOKENS|"))
                    .count());
        }
    }
}
