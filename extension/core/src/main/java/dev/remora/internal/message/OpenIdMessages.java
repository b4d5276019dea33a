package dev.remora.internal.message;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import java.util.List;

/** The sentences of OpenID Connect: REMORA-00811 to REMORA-00849. */
public final class OpenIdMessages {

    private static final int STATUS = 200; // ID tokens come with a token response that is no error

    private OpenIdMessages() {}

    public static TokenRequestException idTokenInvalid(String remoteApp, String why) {
        return refused(
                ErrorCode.ID_TOKEN_INVALID,
                remoteApp,
                "REMORA-00811: the ID token of remote app '" + remoteApp + "' is not valid: " + why);
    }

    public static TokenRequestException idTokenMissing(String remoteApp) {
        return refused(
                ErrorCode.ID_TOKEN_INVALID,
                remoteApp,
                "REMORA-00812: the token response of remote app '" + remoteApp
                        + "' has no ID token although the scope has openid; issuer=none does without");
    }

    public static TokenRequestException tenantNotAllowed(String remoteApp, String tenant) {
        return refused(
                ErrorCode.TENANT_NOT_ALLOWED,
                remoteApp,
                "REMORA-00813: the tenant " + tenant + " may not sign in to remote app '" + remoteApp
                        + "': allowed-tenants does not name it");
    }

    public static TokenRequestException authenticatedTooLongAgo(String remoteApp) {
        return refused(
                ErrorCode.AUTHENTICATION_INSUFFICIENT,
                remoteApp,
                "REMORA-00814: the ID token of remote app '" + remoteApp
                        + "' is of a user who proved longer ago than max_age allows who it is (auth_time)");
    }

    public static TokenRequestException otherAcr(String remoteApp) {
        return refused(
                ErrorCode.AUTHENTICATION_INSUFFICIENT,
                remoteApp,
                "REMORA-00815: the ID token of remote app '" + remoteApp
                        + "' is of a user who proved who it is in another way than those that are required (acr)");
    }

    public static ResponseInvalidException userinfoInvalid(String remoteApp, String why) {
        return response(
                ErrorCode.USERINFO_INVALID,
                remoteApp,
                "REMORA-00816: the answer of remote app '" + remoteApp + "' about the user cannot be used: " + why);
    }

    public static ResponseInvalidException userinfoOfAnotherUser(String remoteApp) {
        return response(
                ErrorCode.USERINFO_SUBJECT_MISMATCH,
                remoteApp,
                "REMORA-00817: userinfo of remote app '" + remoteApp
                        + "' is about another user than the ID token (sub)");
    }

    public static ResponseInvalidException userUnknown(String remoteApp, String why) {
        return response(
                ErrorCode.USERINFO_INVALID,
                remoteApp,
                "REMORA-00818: the answer of remote app '" + remoteApp
                        + "' does not say which user that is: what user-claims.sub names " + why);
    }

    public static ResponseInvalidException userParameterReplaced(String remoteApp, String name) {
        return response(
                ErrorCode.USERINFO_INVALID,
                remoteApp,
                "REMORA-00821: the token response of remote app '" + remoteApp
                        + "' does not say which user that is: " + name + ", which user-params names, holds half a"
                        + " character, or U+FFFD");
    }

    public static String userinfoLeftOut(String remoteApp, String why) {
        return "REMORA-00819: remote app '" + remoteApp + "': the sign-in goes on without the claims of userinfo: "
                + why + "; userinfo=always lets it fail";
    }

    public static CallbackRejectedException logoutTokenInvalid(String remoteApp, String why) {
        return new CallbackRejectedException(
                ErrorCode.LOGOUT_TOKEN_INVALID,
                remoteApp,
                "REMORA-00820: the logout token of remote app '" + remoteApp + "' is not valid: " + why,
                null);
    }

    public static String userLeftOut(String remoteApp, String why) {
        return "REMORA-00841: remote app '" + remoteApp
                + "': the sign-in goes on without what user-url or user-email-url" + " say of the user: " + why;
    }

    public static SettingsException keyUnusable(String remoteApp, String key, String why) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00840: remote app '" + remoteApp + "': " + key + " cannot be used: " + why,
                List.of(key),
                null);
    }

    private static ResponseInvalidException response(ErrorCode code, String remoteApp, String message) {
        return new ResponseInvalidException(code, remoteApp, message, null);
    }

    private static TokenRequestException refused(ErrorCode code, String remoteApp, String message) {
        return TokenRequestMessages.of(code, remoteApp, message, STATUS);
    }
}
