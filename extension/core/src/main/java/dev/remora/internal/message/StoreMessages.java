package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.StoredDataException;
import java.util.Collection;
import java.util.List;

/** The sentences of the default stores: REMORA-00701 to REMORA-00799. */
public final class StoreMessages {

    private StoreMessages() {}

    public static RequestRefusedException signInNotKept(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00701: remote app '" + remoteApp
                        + "': a sign-in cannot begin, because the browser session cannot be written:"
                        + " it was invalidated, or the response is under way",
                cause);
    }

    public static RequestRefusedException tokenNotKept(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00702: remote app '" + remoteApp
                        + "': the token cannot be saved, because the browser session cannot be written:"
                        + " it was invalidated, or the response is under way",
                cause);
    }

    public static String attributeUnreadable(String attribute) {
        return "REMORA-00703: the session attribute '" + attribute
                + "' was not written by this version of Remora; it is taken for none";
    }

    public static String cookieUnreadable(String name) {
        return "REMORA-00704: a cookie " + name
                + "... is too old, or was not written by this application with a key that it"
                + " still has; it is taken for none";
    }

    public static String cookieKeyMissing() {
        return "REMORA-00705: cookies are encrypted with a key that was made now, because remora.cookie-key is not set:"
                + " after a restart, and on other nodes, nobody is signed in";
    }

    public static RequestRefusedException valueTooLarge(String why) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                null,
                "REMORA-00706: a value of the browser's session cannot be kept in cookies, because " + why
                        + ": have a bean that implements dev.remora.TokenStore, so that tokens leave room for it, or on"
                        + " servlets remora.session-store=http",
                null);
    }

    public static String largerThanCookie(int size, int largest) {
        return "its cookie would have " + size + " bytes, and browsers keep at most " + largest;
    }

    public static String largerThanCookies(int size, int chunks, int largest) {
        return "its cookies would have " + size + " bytes, and remora.cookie-chunks allows " + chunks + " of "
                + largest;
    }

    public static String largerThanHeaders(int size, int limit) {
        return "the headers of a request with its cookies could have " + size + " bytes, and the server takes at most "
                + limit + " (remora.header-limit says otherwise)";
    }

    public static RequestRefusedException tokenTooLarge(String remoteApp, String why) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00707: remote app '" + remoteApp + "': the token cannot be saved, because " + why
                        + ": have a bean that implements dev.remora.TokenStore, or on servlets"
                        + " remora.session-store=http",
                null);
    }

    public static RequestRefusedException signInTooLarge(String remoteApp, String why) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00708: remote app '" + remoteApp + "': a sign-in cannot begin, because " + why
                        + ": have a shorter returnTo, or a bean that implements dev.remora.spi.PendingAuthorizations,"
                        + " or on servlets remora.session-store=http",
                null);
    }

    public static String renewedTokenNotSent(String remoteApp) {
        return "REMORA-00709: remote app '" + remoteApp + "': a renewed token does not reach the browser, because the"
                + " response was under way when it was renewed; the browser keeps the old one, which the provider may refuse"
                + " from now on. Ask for tokens before the response, or have a bean that implements dev.remora.TokenStore";
    }

    public static IllegalStateException answerUnderWay() {
        return new IllegalStateException("REMORA-00710: no cookie can be set any more: the response is under way");
    }

    public static IllegalStateException noCookies(String chosen) {
        return new IllegalStateException(
                "REMORA-00711: remora.session-store=" + chosen + ", but the application's own bean that"
                        + " implements dev.remora.spi.CurrentRequest has no cookies()");
    }

    public static IllegalArgumentException notForCookies(String type) {
        return new IllegalArgumentException(
                "REMORA-00712: a cookie holds a text or octets (byte[]), not an object of " + type);
    }

    public static IllegalArgumentException notForStores(String type) {
        return new IllegalArgumentException(
                "REMORA-00723: a session that a store keeps holds texts and octets (byte[]), not an object of " + type);
    }

    public static SettingsException noStoredSessions() {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00724: remora.session-store=store, but no store of a module keeps sessions: add one such as remora-jdbc to"
                        + " the class path, or take away remora.session-store",
                List.of("session-store"),
                null);
    }

    public static RequestRefusedException signedInMeanwhile() {
        return new RequestRefusedException(
                ErrorCode.SIGNED_IN_MEANWHILE,
                null,
                "REMORA-00725: a user has signed in with this browser by another request, whose answer brings the browser its new"
                        + " handle; this request has no session from then on",
                null);
    }

    public static IllegalStateException sessionMoved() {
        return new IllegalStateException(
                "REMORA-00730: the browser's session has got another id by another request, and does not get a second one");
    }

    public static StoreException sessionContended() {
        return new StoreException(
                null,
                "REMORA-00726: the browser's session cannot be written, because others write it all the time",
                null);
    }

    public static String logoutsDropped(String what, int most) {
        return "REMORA-00715: more than " + most + " logouts are remembered of " + what
                + ": the oldest are forgotten, and their sessions go on; with so many users have a bean that implements"
                + " dev.remora.spi.LogoutRegistry";
    }

    public static StoredDataException pendingUnreadable(RuntimeException cause) {
        return new StoredDataException(
                "REMORA-00714: a pending authorization that a store kept cannot be read: " + cause.getMessage(), cause);
    }

    public static StoredDataException storedTokenUnreadable(RuntimeException cause) {
        return new StoredDataException(
                "REMORA-00713: a token that a store kept cannot be read: " + cause.getMessage(), cause);
    }

    public static SettingsException storeKeyMissing(String store) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00716: the store '" + store
                        + "' keeps everything encrypted, and there is no key: set remora.store-key to"
                        + " 32 random bytes in base64, the same on all nodes, or have a bean that implements"
                        + " dev.remora.spi.StoreKeys; remora.store-encryption=none goes without encryption",
                List.of("store-key"),
                null);
    }

    public static SettingsException storeKeysInvalid() {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00717: the keys of the bean that implements dev.remora.spi.StoreKeys are not usable: at"
                        + " least one is needed, and each has to have 32 bytes",
                List.of(),
                null);
    }

    public static SettingsException severalStores(Collection<String> stores) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00718: there is more than one store on the class path: " + String.join(", ", stores)
                        + "; set remora.token-store to one of them, or to session",
                List.of("token-store"),
                null);
    }

    public static SettingsException storeUnknown(String chosen, Collection<String> stores) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00719: remora.token-store is '" + chosen
                        + "', and no such store is on the class path; there is: "
                        + (stores.isEmpty() ? "session" : "session, " + String.join(", ", stores)),
                List.of("token-store"),
                null);
    }

    public static StoredDataException sealedWithOtherKey(String keyId) {
        return new StoredDataException(
                "REMORA-00720: a record was encrypted with the key " + keyId
                        + ", which this application does not have: add that"
                        + " key to remora.store-old-keys, or its users sign in again",
                null);
    }

    public static String linksInMemory() {
        return "REMORA-00722: accounts are linked in the memory of this node, and the links end with it: take the store of a"
                + " module such as remora-jdbc, or a bean that implements dev.remora.LinkedAccounts";
    }

    public static StoredDataException sealBroken() {
        return new StoredDataException(
                "REMORA-00721: a record was not encrypted by this application for the place where it was found, or was changed"
                        + " since; its user signs in again",
                null);
    }

    public static String entryUnreadable(String kind, String why) {
        return "REMORA-00729: an entry of a " + kind + " cannot be read and is taken for none: " + why;
    }
}
