package dev.remora.internal.signin;

import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.token.Tokens;
import org.jspecify.annotations.Nullable;

/** One remote application whose settings were read. A signer is for OAuth 1.0a, a receiver of logouts for OpenID Connect. */
public record RemoteAppCore(
        RemoteAppSettings settings,
        SettingsProvider provider,
        SignIn signIn,
        Tokens tokens,
        SignOutFlow signOut,
        @Nullable LogoutReceiver logouts,
        @Nullable OAuth1Signer signer) {}
