package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every Authorization header of one remote application (RFC 5849 section 3.5.1), and whether an empty
 * token is sent.
 */
record HeaderFormat(String prefix, Parameters constants, boolean emptyToken) {

    static HeaderFormat of(String remoteApp, String consumerKey, String method, @Nullable String realm) {
        Parameters constants = new Parameters(List.of(
                new Parameter("oauth_version", "1.0"),
                new Parameter("oauth_signature_method", method),
                new Parameter("oauth_consumer_key", consumerKey)));
        return new HeaderFormat(
                realm == null ? "OAuth " : "OAuth realm=\"" + quoted(remoteApp, realm) + "\", ", constants, false);
    }

    HeaderFormat without(String name) {
        return new HeaderFormat(
                prefix,
                new Parameters(constants.list().stream()
                        .filter(parameter -> !parameter.name().equals(name))
                        .toList()),
                emptyToken);
    }

    HeaderFormat withEmptyToken() {
        return new HeaderFormat(prefix, constants, true);
    }

    private static String quoted(String remoteApp, String realm) {
        if (!realm.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw OAuth1Messages.realmNotQuotable(remoteApp);
        }
        return realm.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
