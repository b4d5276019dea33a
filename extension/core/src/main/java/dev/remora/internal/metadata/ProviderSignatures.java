package dev.remora.internal.metadata;

import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.jose.TokenDecrypter;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of one provider by the algorithms of the settings and the provider's keys. */
final class ProviderSignatures implements SignatureCheck {

    private final KeySource keys;
    private final TokenVerifier verifier;
    private final @Nullable TokenDecrypter decrypter;
    private final JsonReader json = new JsonReader();

    /** @throws dev.remora.SettingsException if id-token-key cannot be used */
    ProviderSignatures(String remoteApp, OpenIdSettings settings, @Nullable Secret clientSecret, KeySource keys) {
        this.keys = keys;
        this.verifier = new TokenVerifier(settings.algorithms(), clientSecret);
        this.decrypter = settings.decryptionKey() == null ? null : decrypter(remoteApp, settings.decryptionKey());
    }

    @Override
    public VerifiedToken verify(String token) throws JoseException {
        CompactToken parsed = CompactToken.parse(json, token);
        return keys.verify(decrypter == null ? parsed : decrypter.decrypt(parsed), verifier);
    }

    private static TokenDecrypter decrypter(String remoteApp, Secret key) {
        try {
            return new TokenDecrypter(JoseKey.read(key, null));
        } catch (JoseException e) {
            throw OpenIdMessages.keyUnusable(remoteApp, "id-token-key", String.valueOf(e.getMessage()));
        }
    }
}
