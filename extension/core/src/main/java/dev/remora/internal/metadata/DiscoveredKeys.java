package dev.remora.internal.metadata;

import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.jose.JsonWebKeySet;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.MetadataMessages;
import dev.remora.internal.metadata.DocumentCall.Document;
import dev.remora.internal.metadata.DocumentCall.Nothing;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.ProviderText;
import java.net.URI;

/** Knows the keys at the jwks-url of settings or the jwks_uri of metadata. */
final class DiscoveredKeys implements KeySource {

    private final RemoteAppSettings settings;
    private final MetadataSource metadata;
    private final DocumentCall call;
    private final CachedDocument<JsonWebKeySet> document;

    DiscoveredKeys(RemoteAppSettings settings, MetadataSource metadata, DocumentCall call, RefreshSchedule schedule) {
        this.settings = settings;
        this.metadata = metadata;
        this.call = call;
        this.document = new CachedDocument<>(settings.name(), "keys", schedule, this::fetch);
    }

    @Override
    public JsonWebKeySet keys() {
        return document.get();
    }

    @Override
    public VerifiedToken verify(CompactToken token, TokenVerifier verifier) throws JoseException {
        JsonWebKeySet before = document.copy();
        JsonWebKeySet keys = before == null ? JsonWebKeySet.empty() : document.get();
        try {
            return verifier.verify(token, keys);
        } catch (JoseException e) {
            if (e.problem() != Problem.NO_KEY) {
                throw e;
            }
            if (before == null || keys != before) {
                return verifyWithNew(token, verifier);
            }
            JsonWebKeySet newer = document.newerThan(keys);
            if (newer == keys) {
                throw e;
            }
            return verifier.verify(token, newer);
        }
    }

    /** With keys that were fetched after the token came: even newer ones would not help. */
    private VerifiedToken verifyWithNew(CompactToken token, TokenVerifier verifier) throws JoseException {
        JsonWebKeySet keys = document.get();
        try {
            return verifier.verify(token, keys);
        } catch (JoseException e) {
            if (e.problem() == Problem.NO_KEY) {
                document.noteMissInNew();
            }
            throw e;
        }
    }

    private Fetched<JsonWebKeySet> fetch() throws FetchException {
        String remoteApp = settings.name();
        URI uri = metadata.endpoint(ProviderMetadata::jwksUri).orElseThrow(() -> MetadataMessages.noKeysUrl(remoteApp));
        DocumentCall.Answer answer = call.get(uri, settings.http().protocolDeadline());
        if (answer instanceof Nothing nothing) {
            throw new FetchException(
                    MetadataMessages.keysInvalid(remoteApp, shown(uri), "it " + nothing.why()), nothing.retryAfter());
        }
        Document found = (Document) answer;
        try {
            return new Fetched<>(JsonWebKeySet.read(found.object()), found.lifetime());
        } catch (JoseException e) {
            throw new FetchException(
                    MetadataMessages.keysInvalid(remoteApp, shown(uri), String.valueOf(e.getMessage())), null);
        }
    }

    // the metadata may have named it
    private static String shown(URI uri) {
        return ProviderText.clean(uri.toString());
    }
}
