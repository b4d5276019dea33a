package dev.remora.internal.message;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import org.jspecify.annotations.Nullable;

/** The sentences of calls that are refused before anything is sent: REMORA-00601 to REMORA-00649. */
public final class ClientMessages {

    private ClientMessages() {}

    public static RequestRefusedException urlMalformed(String remoteApp, String why) {
        return refused(ErrorCode.URL_MALFORMED, remoteApp, "627", "the URL " + why);
    }

    /** A URL that, for somebody on the way, leads elsewhere. */
    public static RequestRefusedException urlLeads(String remoteApp, String why) {
        return refused(ErrorCode.URL_OUTSIDE_BASE, remoteApp, "601", "the URL " + why);
    }

    public static RequestRefusedException urlOutside(String remoteApp, String origin) {
        return refused(
                ErrorCode.URL_OUTSIDE_BASE,
                remoteApp,
                "602",
                "the URL would take the token to " + origin
                        + ", which is neither the origin of base-url nor one of allowed-origins");
    }

    public static RequestRefusedException urlInsecure(String remoteApp, String origin) {
        return refused(
                ErrorCode.INSECURE_URL,
                remoteApp,
                "603",
                origin + " is plain http, where everybody on the way reads the token; allow-http would allow it");
    }

    public static AuthorizationRequiredException authorizationRequired(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.AUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00604: remote app '" + remoteApp
                        + "': there is no token for this call; send the user's browser through authorize() first",
                null);
    }

    public static RequestRefusedException headerName(String remoteApp) {
        return refused(
                ErrorCode.HEADER_INJECTION,
                remoteApp,
                "605",
                "a header's name holds characters that cannot be in it (RFC 9110 section 5.1)");
    }

    public static RequestRefusedException headerValue(String remoteApp, String name) {
        return refused(
                ErrorCode.HEADER_INJECTION,
                remoteApp,
                "606",
                "the value of the header " + name + " holds characters that cannot be in it: it has to be printable"
                        + " ASCII");
    }

    public static RequestRefusedException ownAuthorization(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "607",
                "the header Authorization is Remora's to set; to change its scheme there is the setting"
                        + " authorization-scheme, to change it altogether a ClientRequestFilter");
    }

    public static RequestRefusedException reservedHeader(String remoteApp, String name) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "608",
                "the header " + name + " follows from the URL and the body; it cannot be set");
    }

    public static RequestRefusedException unknownFormat(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "609",
                "there is no such format of data; known are urlencode, urlencoded and json");
    }

    public static RequestRefusedException rawData(String remoteApp, String type) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "610",
                "data of type " + type + " has no encoding of its own; send text and bytes with"
                        + " request(path).body(contentType, ...)");
    }

    public static RequestRefusedException notForm(String remoteApp, String type) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "611",
                "data of type " + type + " cannot be form-encoded; give a Map or a Form");
    }

    public static RequestRefusedException notFormValue(String remoteApp, String key, String type) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "612",
                "the value of " + key + ", of type " + type
                        + ", cannot be form-encoded; give text, numbers, booleans, enums, and collections of them, or send"
                        + " the data with request(path).json(..)");
    }

    public static RequestRefusedException notJson(String remoteApp, String type, Throwable cause) {
        return refused(ErrorCode.REQUEST_INVALID, remoteApp, "613", "JSON-B cannot write data of type " + type, cause);
    }

    public static RequestRefusedException bodyNotAllowed(String remoteApp, String method) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "614",
                method + " requests cannot have a body: some JAX-RS clients drop it, others send a POST instead");
    }

    public static RequestRefusedException badMethod(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "615",
                "this HTTP method cannot be called: methods are words, and CONNECT and TRACE are not for clients");
    }

    public static RequestRefusedException badContentType(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID, remoteApp, "616", "what was given as a media type is none (type/subtype)");
    }

    public static RequestRefusedException tokenOfOtherProtocol(String remoteApp, String spoken, String token) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "617",
                "the remote app speaks " + spoken + ", but the token is one of " + token);
    }

    public static RequestRefusedException tokenCharacters(String remoteApp) {
        return refused(
                ErrorCode.HEADER_INJECTION,
                remoteApp,
                "618",
                "the access token is empty or holds characters that cannot be in a header (RFC 6750 section 2.1)");
    }

    public static RequestRefusedException filterFailed(String remoteApp, String filter, Throwable cause) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "619",
                "the request filter " + filter + " failed; nothing was sent",
                cause);
    }

    public static RequestRefusedException severalAuthorizations(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "620",
                "a request filter added a second Authorization header; it has to replace the one that is there");
    }

    public static RequestRefusedException signatureDropped(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "621",
                "a request filter removed the OAuth 1.0a signature; nothing was sent");
    }

    public static RequestRefusedException formNotReadable(String remoteApp, String why) {
        return refused(ErrorCode.REQUEST_INVALID, remoteApp, "622", "the form-encoded body cannot be signed: " + why);
    }

    public static RequestRefusedException nothingSigned(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "623",
                "there is nothing to explain: the remote app speaks OAuth 2, where calls carry a token and no signature");
    }

    public static RequestRefusedException patchNeedsOpens(String remoteApp, Throwable cause) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "624",
                "Jersey's default connector cannot send PATCH unless the JVM is started with"
                        + " --add-opens java.base/java.net=ALL-UNNAMED (for https also"
                        + " --add-opens java.base/sun.net.www.protocol.https=ALL-UNNAMED)",
                cause);
    }

    public static RequestRefusedException followsRedirects(String remoteApp, String advice) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "625",
                "the JAX-RS client may follow redirects by itself, which would take the token wherever the provider says; "
                        + advice);
    }

    public static RequestRefusedException laterFilter(String remoteApp, String filter) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "626",
                "the request filter " + filter + " may run after the request was signed and checked, and take the token"
                        + " elsewhere; register it with a lower priority, and the signer without one");
    }

    public static RequestRefusedException emptySegment(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "628",
                "the path has an empty segment (//), which some JAX-RS clients drop; get, post and target() keep it");
    }

    public static RequestRefusedException tokenInFailures(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "629",
                "the token goes into the query of the URL, which CXF shows in exceptions and in its log where a request fails;"
                        + " call by get, post or request in place of target(), signer() and RemoteAppFeature");
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String id, String what) {
        return refused(code, remoteApp, id, what, null);
    }

    private static RequestRefusedException refused(
            ErrorCode code, String remoteApp, String id, String what, @Nullable Throwable cause) {
        return new RequestRefusedException(
                code, remoteApp, "REMORA-00" + id + ": remote app '" + remoteApp + "': " + what, cause);
    }
}
