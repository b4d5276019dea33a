package dev.remora.internal.oauth1;

import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauth.signpost.basic.DefaultOAuthConsumer;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.exception.OAuthMessageSignerException;
import oauth.signpost.http.HttpParameters;
import oauth.signpost.http.HttpRequest;
import oauth.signpost.signature.OAuthMessageSigner;
import oauth.signpost.signature.SignatureBaseString;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.oauth1.signature.OAuth1Parameters;
import org.glassfish.jersey.oauth1.signature.OAuth1Request;
import org.glassfish.jersey.oauth1.signature.OAuth1Secrets;
import org.glassfish.jersey.oauth1.signature.OAuth1Signature;
import org.glassfish.jersey.oauth1.signature.OAuth1SignatureException;
import org.glassfish.jersey.oauth1.signature.OAuth1SignatureMethod;
import org.jspecify.annotations.Nullable;

/** Base strings as other clients make them. */
final class Peers {

    private static final String NOT_USED = "";

    private Peers() {}

    /** Jersey is given query and form decoded, as its client does. */
    static String jersey(SampleRequest request) throws OAuth1SignatureException {
        URI uri = URI.create(request.uri());
        Parameters query = uri.getRawQuery() == null ? Parameters.none() : FormCodec.parse(uri.getRawQuery());
        OAuth1Parameters protocol = new OAuth1Parameters();
        protocol.putAll(request.protocol().toMap());
        protocol.signatureMethod("BASE-STRING");
        InjectionManager methods = (InjectionManager) Proxy.newProxyInstance(
                Peers.class.getClassLoader(),
                new Class<?>[] {InjectionManager.class},
                (proxy, method, arguments) -> List.of(new BaseStringMethod()));
        return new OAuth1Signature(methods)
                .generate(
                        new JerseyRequest(
                                request.method(), uri, query.and(request.form()).toMultiMap()),
                        protocol,
                        new OAuth1Secrets());
    }

    /** Signpost is given the body, and makes up the protocol parameters of its own. */
    static String signpost(SampleRequest request, String consumerKey, String token) throws OAuthException {
        BaseStringSigner signer = new BaseStringSigner();
        DefaultOAuthConsumer consumer = new FixedConsumer(consumerKey);
        consumer.setTokenWithSecret(token, NOT_USED);
        consumer.setMessageSigner(signer);
        consumer.sign(new SignpostRequest(request));
        return signer.baseString;
    }

    private static final class BaseStringMethod implements OAuth1SignatureMethod {

        @Override
        public String name() {
            return "BASE-STRING";
        }

        @Override
        public String sign(String baseString, OAuth1Secrets secrets) {
            return baseString;
        }

        @Override
        public boolean verify(String baseString, OAuth1Secrets secrets, String signature) {
            return false;
        }
    }

    private record JerseyRequest(String method, URI uri, Map<String, List<String>> parameters)
            implements OAuth1Request {

        @Override
        public String getRequestMethod() {
            return method;
        }

        @Override
        public URL getRequestURL() {
            try {
                return uri.toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public Set<String> getParameterNames() {
            return parameters.keySet();
        }

        @Override
        public List<String> getParameterValues(String name) {
            return parameters.getOrDefault(name, List.of());
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return List.of();
        }

        @Override
        public void addHeaderValue(String name, String value) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class FixedConsumer extends DefaultOAuthConsumer {

        private static final long serialVersionUID = 1L;

        private FixedConsumer(String consumerKey) {
            super(consumerKey, NOT_USED);
        }

        @Override
        protected String generateTimestamp() {
            return "1700000000";
        }

        @Override
        protected String generateNonce() {
            return "nonce";
        }
    }

    private static final class BaseStringSigner extends OAuthMessageSigner {

        private static final long serialVersionUID = 1L;

        private String baseString = NOT_USED;

        @Override
        public String sign(HttpRequest request, HttpParameters parameters) throws OAuthMessageSignerException {
            baseString = new SignatureBaseString(request, parameters).generate();
            return "signature";
        }

        @Override
        public String getSignatureMethod() {
            return "HMAC-SHA1";
        }
    }

    private record SignpostRequest(SampleRequest request) implements HttpRequest {

        @Override
        public String getMethod() {
            return request.method();
        }

        @Override
        public String getRequestUrl() {
            return request.uri();
        }

        @Override
        public void setRequestUrl(String url) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setHeader(String name, String value) {
            // the signature is of no interest
        }

        @Override
        public @Nullable String getHeader(String name) {
            return null;
        }

        @Override
        public Map<String, String> getAllHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getMessagePayload() {
            return new ByteArrayInputStream(FormCodec.format(request.form()).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String getContentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public Object unwrap() {
            return this;
        }
    }
}
