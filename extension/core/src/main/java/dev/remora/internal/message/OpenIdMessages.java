package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;

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

    private static TokenRequestException refused(ErrorCode code, String remoteApp, String message) {
        return TokenRequestMessages.of(code, remoteApp, message, STATUS);
    }
}
