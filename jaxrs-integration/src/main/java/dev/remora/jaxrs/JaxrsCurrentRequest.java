package dev.remora.jaxrs;

import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The request that JAX-RS is answering. Filled by {@link CurrentRequestFilter}; everything is read when asked for, since most
 * requests have nothing to do with OAuth.
 *
 * @since 1.0
 */
@RequestScoped
public class JaxrsCurrentRequest implements CurrentRequest {

    private @Nullable ContainerRequestContext context;
    private String method = "";
    private @Nullable ReplayableStream form;
    private @Nullable ServerSide server;
    private boolean ofPage;
    private boolean callerNoted;
    private @Nullable String callerOnArrival;
    private RequestLife life = new RequestLife();
    private @Nullable URI uri;

    /** Made by the container. */
    public JaxrsCurrentRequest() {}

    void begin(ContainerRequestContext context, @Nullable ReplayableStream form) {
        this.context = context;
        // now: Jersey makes a GET of a HEAD when it has found the method to run
        this.method = context.getMethod().toUpperCase(Locale.ROOT);
        this.form = form;
        this.life = RequestLife.of(context);
    }

    /** Comes before {@link #begin}. */
    void join(ServerSide server) {
        this.server = server;
    }

    Optional<ServerSide> server() {
        return Optional.ofNullable(server);
    }

    @PreDestroy
    void end() {
        server().ifPresent(ServerSide::leave);
        life.leave();
    }

    @Override
    public boolean active() {
        return context != null;
    }

    @Override
    public String method() {
        if (!active()) {
            throw JaxrsMessages.noRequest();
        }
        return method;
    }

    @Override
    public URI uri() {
        return uri != null ? uri : context().getUriInfo().getRequestUri();
    }

    @Override
    public URI baseUri() {
        URI base = context().getUriInfo().getBaseUri();
        return base.getRawPath().endsWith("/") ? base : URI.create(base + "/");
    }

    @Override
    public String applicationPath() {
        return server().flatMap(ServerSide::secured).orElseGet(() -> baseUri().getRawPath());
    }

    @Override
    public Map<String, List<String>> query() {
        SignInResponseFilter.mark(context());
        return FormParameters.read(uri().getRawQuery(), "query");
    }

    @Override
    public Map<String, List<String>> form() {
        Map<String, List<String>> received = received();
        ofPage |= received.containsKey(PostedAgain.MARK);
        return PostedAgain.withoutMark(received);
    }

    /** Another site posted first what Remora's page posts again. */
    @Override
    public boolean crossSite() {
        return ofPage || CrossSiteRule.isOfOtherOrigin(context()::getHeaderString);
    }

    @Override
    public boolean postAgain() {
        return PostedAgain.answers(context(), received());
    }

    private Map<String, List<String>> received() {
        SignInResponseFilter.mark(context());
        if (form == null) {
            return Map.of();
        }
        try {
            byte[] body = form.whole().orElseThrow(() -> JaxrsMessages.formTooLarge(CurrentRequestFilter.FORM_LIMIT));
            return body.length == 0
                    ? server().map(ServerSide::formTakenBefore).orElse(Map.of())
                    : FormParameters.read(new String(body, StandardCharsets.UTF_8), "form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> callerName() {
        return AnonymousPrincipals.callerName(context().getSecurityContext())
                .filter(name -> server().filter(side -> side.isSignedIn(name)).isEmpty());
    }

    @Override
    public Optional<String> callerNameOnArrival() {
        return callerNoted ? Optional.ofNullable(callerOnArrival) : callerName();
    }

    /** Whether a security mechanism of Remora's gave the container its caller. */
    boolean hasCaller() {
        return server().flatMap(ServerSide::caller).isPresent();
    }

    /** Notes the caller of a request that may be a callback; others are not asked who they are. */
    void noteCaller() {
        if (!active() || callerNoted || (uri().getRawQuery() == null && form == null)) {
            return;
        }
        try {
            callerOnArrival = callerName().orElse(null);
            callerNoted = true;
        } catch (RuntimeException notKnownYet) {
            return; // Quarkus may be told to authenticate late; the request is none of ours perhaps
        }
    }

    @Override
    public BrowserSession session() {
        if (!active()) {
            throw JaxrsMessages.noRequest();
        }
        return server().map(ServerSide::session).orElse(NoBrowserSession.INSTANCE);
    }

    @Override
    public boolean hasSessions() {
        return server().isPresent();
    }

    @Override
    public Optional<String> requestedSessionId() {
        return server().flatMap(ServerSide::requestedSessionId);
    }

    @Override
    public BooleanSupplier ended() {
        return life::hasEnded;
    }

    @Override
    public Object key() {
        return life;
    }

    @Override
    public Optional<BrowserCookies> cookies() {
        String application =
                server().map(ServerSide::contextPath).orElseGet(() -> baseUri().getRawPath());
        int headerLimit = server().map(ServerSide::headerLimit).orElseGet(HeaderLimits::withoutServlets);
        return Optional.of(RequestCookies.of(context(), application, headerLimit));
    }

    /** The URI is about to be changed for the server's own ends. */
    void keepUri() {
        uri = uri();
    }

    ContainerRequestContext context() {
        if (context == null) {
            throw JaxrsMessages.noRequest();
        }
        return context;
    }
}
