package dev.remora.benchmarks;

import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import java.security.GeneralSecurityException;

/**
 * Signs as google-oauth-client does. It takes no form parameters; here the form parameter is one of the URL's, which is the
 * same work.
 */
final class GoogleSide {

    private final OAuthHmacSigner signer = new OAuthHmacSigner();

    GoogleSide() {
        signer.clientSharedSecret = Call.CONSUMER_SECRET;
        signer.tokenSharedSecret = Call.TOKEN_SECRET;
    }

    String header() throws GeneralSecurityException {
        GenericUrl url = new GenericUrl(Call.URL);
        url.put(Call.FORM_NAME, Call.FORM_VALUE);
        OAuthParameters parameters = new OAuthParameters();
        parameters.consumerKey = Call.CONSUMER_KEY;
        parameters.token = Call.TOKEN;
        parameters.signer = signer;
        parameters.version = "1.0";
        parameters.computeNonce();
        parameters.computeTimestamp();
        parameters.computeSignature(Call.METHOD, url);
        return parameters.getAuthorizationHeader();
    }
}
