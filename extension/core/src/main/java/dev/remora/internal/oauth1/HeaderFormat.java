package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The parts that are the same in every request of one remote application (RFC 5849 section 3.5.1).
 *
 * @param prefix of the Authorization header, up to the first parameter
 * @param constants of the header: version, signature method and consumer key as they are in it
 * @param version whether {@code oauth_version} is sent
 * @param emptyToken whether {@code oauth_token} is sent without a token
 */
record HeaderFormat(
        String prefix, String constants, String consumerKey, String method, boolean version, boolean emptyToken) {

    static HeaderFormat of(String remoteApp, String consumerKey, String method, @Nullable String realm) {
        String prefix = realm == null ? "OAuth " : "OAuth realm=\"" + quoted(remoteApp, realm) + "\", ";
        return new HeaderFormat(prefix, consumerKey, method, true, false);
    }

    private HeaderFormat(String prefix, String consumerKey, String method, boolean version, boolean emptyToken) {
        this(prefix, constants(consumerKey, method, version), consumerKey, method, version, emptyToken);
    }

    HeaderFormat withoutVersion() {
        return new HeaderFormat(prefix, consumerKey, method, false, emptyToken);
    }

    HeaderFormat withEmptyToken() {
        return new HeaderFormat(prefix, consumerKey, method, version, true);
    }

    private static String constants(String consumerKey, String method, boolean version) {
        return (version ? "oauth_version=\"1.0\", " : "") + "oauth_signature_method=\"" + PercentEncoding.encode(method)
                + "\", oauth_consumer_key=\"" + PercentEncoding.encode(consumerKey) + "\", ";
    }

    private static String quoted(String remoteApp, String realm) {
        if (!realm.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw OAuth1Messages.realmNotQuotable(remoteApp);
        }
        return realm.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
