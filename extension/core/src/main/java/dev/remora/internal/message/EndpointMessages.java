package dev.remora.internal.message;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of the ready-made endpoints and of linking accounts, with ids among those of {@link SignInMessages}. */
public final class EndpointMessages {

    private EndpointMessages() {}

    public static String callbackToRegister(String remoteApp, URI callback) {
        return "REMORA-00380: remote app '" + remoteApp + "': the callback URL to register at the provider is "
                + callback;
    }

    public static RequestRefusedException nowhere(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00381: remote app '" + remoteApp
                        + "': no request tells here where the application is, and remora.external-base-uri is not set");
    }

    public static RequestRefusedException noCsrfToken(@Nullable IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                null,
                "REMORA-00382: a token against cross-site requests needs the current request and a browser session that can"
                        + " be written",
                cause);
    }

    public static SettingsException endpointsOfSeveral(Collection<String> basePaths, String path) {
        String first = basePaths.iterator().next();
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00383: the ready-made endpoints may be in the JAX-RS applications at "
                        + String.join(" and ", basePaths)
                        + ": set remora.endpoints-path to the whole path of one, such as "
                        + first + path,
                List.of("endpoints-path"),
                null);
    }

    public static RequestRefusedException nobodyToLink(String remoteApp) {
        return refused(
                ErrorCode.CALLER_MISSING,
                remoteApp,
                "REMORA-00384: remote app '" + remoteApp
                        + "': nobody is signed in, to whom an account could be linked");
    }

    public static CallbackRejectedException nothingToLink(String remoteApp) {
        return callback(
                ErrorCode.IDENTITY_MISSING,
                remoteApp,
                "REMORA-00385: remote app '" + remoteApp
                        + "': the account cannot be linked, because the provider does not say who the user is: set issuer or"
                        + " user-url");
    }

    public static CallbackRejectedException linkedElsewhere(String remoteApp) {
        return callback(
                ErrorCode.ACCOUNT_LINKED_ELSEWHERE,
                remoteApp,
                "REMORA-00386: remote app '" + remoteApp
                        + "': the account is linked to another caller of this application; nothing was linked or kept");
    }

    public static SettingsException ownerIsApplication(String remoteApp) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00387: remote app '" + remoteApp + "': with remora." + remoteApp
                        + ".token-owner=application every sign-in would replace the one token of the application, so neither the"
                        + " ready-made endpoints nor @SignInRequired sign users in with it; set token-owner to session or"
                        + " caller, or remora." + remoteApp + ".caller=false and sign in with code of your own",
                List.of("token-owner"),
                null);
    }

    public static CallbackRejectedException nobodySignedIn(String remoteApp) {
        return callback(
                ErrorCode.IDENTITY_MISSING,
                remoteApp,
                "REMORA-00390: remote app '" + remoteApp + "': with remora." + remoteApp
                        + ".token-owner=caller the token belongs to the user who signs in, and the provider did not say who"
                        + " that is; nothing was kept");
    }

    public static String leftInStore(String remoteApp, String why) {
        return "REMORA-00391: remote app '" + remoteApp
                + "': a token that this session kept is still in its store, which failed (" + why
                + "); nobody reaches it by this browser";
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return new RequestRefusedException(code, remoteApp, message, null);
    }

    private static CallbackRejectedException callback(ErrorCode code, String remoteApp, String message) {
        return new CallbackRejectedException(code, remoteApp, message, null);
    }
}
