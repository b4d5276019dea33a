package dev.remora.jaxrs;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Supplier;

/**
 * Signs the requests of a JAX-RS client that the application builds itself, each with the token that is current when it is
 * sent: {@code ClientBuilder.newBuilder().register(RemoteAppFeature.of("github"))}. The same goes for MicroProfile REST
 * Client's {@code RestClientBuilder}; for its annotations make a subclass:
 *
 * <pre>{@code
 * public class GithubSigning extends RemoteAppFeature {
 *     public GithubSigning() {
 *         super("github");
 *     }
 * }
 *
 * @RegisterRestClient @RegisterProvider(GithubSigning.class)
 * public interface Github { ... }
 * }</pre>
 *
 * <p>Only requests to {@code base-url}'s origin and {@code allowed-origins} are signed, all others fail. Whose token it is
 * depends on the thread that sends the request, as with {@link OAuth#remote}: that is the caller's own thread unless the client
 * is asynchronous.
 *
 * <p>Redirects are handed back as responses, whatever the client was told to do with them. Register it at the builder of the
 * client: some clients cannot be kept from following redirects once they are built, and then their requests are refused. It
 * runs after all other request filters; a filter of the same priority, {@link Integer#MAX_VALUE}, is refused too. Exceptions arrive as the cause of a {@link jakarta.ws.rs.ProcessingException}, as JAX-RS says of filters.
 *
 * @since 1.0
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class RemoteAppFeature implements Feature {

    /** After the filters of the application, so that what is signed and checked is what is sent. */
    private static final int PRIORITY = Integer.MAX_VALUE;

    private final Supplier<OAuthRemote> remote;

    /**
     * For subclasses, which MicroProfile REST Client makes by their own no-argument constructor.
     *
     * @param remoteApp the name of the remote application
     */
    protected RemoteAppFeature(String remoteApp) {
        this(() -> registry(remoteApp).remote(remoteApp));
    }

    private RemoteAppFeature(Supplier<OAuthRemote> remote) {
        this.remote = remote;
    }

    /**
     * Signs for a remote application that is looked up in the running CDI container, request by request.
     *
     * @param remoteApp the name of the remote application
     * @return a feature to register at a client
     */
    public static RemoteAppFeature of(String remoteApp) {
        return new RemoteAppFeature(remoteApp);
    }

    /**
     * Signs for a given remote application, for instance one made by {@link OAuthRemote#withToken}.
     *
     * @param remote the remote application
     * @return a feature to register at a client
     */
    public static RemoteAppFeature of(OAuthRemote remote) {
        return new RemoteAppFeature(() -> remote);
    }

    @Override
    public boolean configure(FeatureContext context) {
        // a client that follows redirects takes the token wherever the provider says: Jersey, RESTEasy, CXF, Quarkus
        context.property("jersey.config.client.followRedirects", false)
                .property("dev.resteasy.client.follow.redirects", false)
                .property("http.autoredirect", false)
                .property("io.quarkus.rest.client.max-redirects", 0)
                .register(new CurrentSigner(remote), PRIORITY);
        return true;
    }

    /** The one place that looks the container up: neither JAX-RS nor MicroProfile REST Client injects into client providers. */
    static OAuth registry(String remoteApp) {
        try {
            return CDI.current().select(OAuth.class).get();
        } catch (IllegalStateException e) {
            throw JaxrsMessages.noRegistry(remoteApp, e);
        }
    }
}
