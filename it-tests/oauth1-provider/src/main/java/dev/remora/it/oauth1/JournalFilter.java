package dev.remora.it.oauth1;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes every request in the journal, but those for the journal itself. */
@PreMatching
class JournalFilter implements ContainerRequestFilter {

    private static final Pattern METHOD = Pattern.compile("oauth_signature_method=\"([^\"]*)\"");

    private final Journal journal;

    @Inject
    JournalFilter(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.equals("journal")) {
            journal.add(request.getMethod() + " /" + path + signature(request.getHeaderString("Authorization")));
        }
    }

    private static String signature(@Nullable String authorization) {
        Matcher matcher = METHOD.matcher(authorization == null ? "" : authorization);
        return matcher.find() ? " " + matcher.group(1) : "";
    }
}
