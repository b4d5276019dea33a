package dev.remora.internal.metadata;

import dev.remora.OAuthException;
import dev.remora.TokenRequestException;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.message.MetadataMessages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Fetches JSON objects of one provider. */
final class DocumentCall {

    private static final Logger LOG = System.getLogger(DocumentCall.class.getPackageName());
    private static final int OK = 200;

    private final RemoteAppSettings settings;
    private final ProtocolExchange exchange;
    private final ProtocolCall call;
    private final JsonReader json;
    private final AtomicBoolean told = new AtomicBoolean();

    DocumentCall(RemoteAppSettings settings, ProtocolExchange exchange, ProtocolCall call) {
        this.settings = settings;
        this.exchange = exchange;
        this.call = call;
        // made here: a thread in the background does not find the application's JSON-P
        JsonReader strict = new JsonReader();
        this.json = isStrict() ? strict : strict.tolerating(oddity -> tolerated());
    }

    /** The answer: a document, or nothing that would be one. */
    sealed interface Answer {}

    /** An answer that is a JSON object. */
    record Document(JsonObject object, Duration lifetime) implements Answer {}

    /** An answer with a status of the client's fault, or that is no JSON object. */
    record Nothing(String why, @Nullable Duration retryAfter) implements Answer {}

    /**
     * Fetches a document.
     *
     * @throws FetchException if there was no answer, or one that ends any search
     */
    Answer get(URI uri, Duration deadline) throws FetchException {
        ProtocolResponse response = sent(ProtocolRequest.of(call, "GET", uri), deadline);
        int status = response.status();
        if (status >= 500) {
            throw new FetchException(
                    MetadataMessages.serverFailed(
                            settings.name(), call.label(), ProviderText.clean(uri.toString()), status),
                    retryAfter(response));
        }
        if (status >= 400) {
            return new Nothing("answered with status " + status, retryAfter(response));
        }
        return status == OK
                ? read(response)
                : new Nothing("answered with status " + status + ", which has no document", null);
    }

    private ProtocolResponse sent(ProtocolRequest request, Duration deadline) throws FetchException {
        try {
            return exchange.sendOnce(request, ProtocolSigner.NONE, deadline);
        } catch (TokenRequestException e) {
            throw new FetchException(MetadataMessages.unreadable(settings.name(), e), null);
        } catch (OAuthException e) {
            throw new FetchException(e, null);
        }
    }

    private Answer read(ProtocolResponse response) {
        if (!isReadable(response)) {
            return new Nothing("answered with another media type than JSON's", null);
        }
        try {
            return json.parse(response.body()) instanceof JsonObject object
                    ? new Document(object, CacheLifetime.of(response))
                    : new Nothing("answered with JSON that is no object", null);
        } catch (WireException e) {
            return new Nothing("answered with what is " + e.getMessage(), null);
        }
    }

    // files that are served as they lie there come as text or as octets
    private boolean isReadable(ProtocolResponse response) {
        ContentType type =
                response.header("Content-Type").flatMap(ContentType::parse).orElse(null);
        if (type != null && type.isJson()) {
            return true;
        }
        if (isStrict() || type != null && !type.is("text", "plain") && !type.is("application", "octet-stream")) {
            return false;
        }
        tolerated();
        return true;
    }

    private void tolerated() {
        if (told.compareAndSet(false, true)) {
            OpenIdTolerance tolerance = OpenIdTolerance.DOCUMENT_FORM;
            LOG.log(Level.INFO, SignInMessages.tolerated(settings.name(), tolerance.name(), tolerance.description()));
        }
    }

    private boolean isStrict() {
        return settings.profile() == Profile.STRICT;
    }

    private static @Nullable Duration retryAfter(ProtocolResponse response) {
        return RetryAfter.of(response.header("Retry-After"), response.header("Date"));
    }
}
