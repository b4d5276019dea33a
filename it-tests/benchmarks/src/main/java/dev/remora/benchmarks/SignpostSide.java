package dev.remora.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import oauth.signpost.basic.DefaultOAuthConsumer;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Signs as Signpost does: its consumer is for one thread at a time, and reads the form out of the body. */
final class SignpostSide {

    private final DefaultOAuthConsumer consumer = new DefaultOAuthConsumer(Call.CONSUMER_KEY, Call.CONSUMER_SECRET);
    private final byte[] body = (Call.FORM_NAME + '=' + URLEncoder.encode(Call.FORM_VALUE, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.US_ASCII);

    SignpostSide() {
        consumer.setTokenWithSecret(Call.TOKEN, Call.TOKEN_SECRET);
    }

    String header() throws OAuthException {
        Request request = new Request(body);
        consumer.sign(request);
        return Objects.requireNonNull(request.getHeader("Authorization"));
    }

    private static final class Request implements HttpRequest {

        private final byte[] body;
        private final Map<String, String> headers = new HashMap<>(4);

        private Request(byte[] body) {
            this.body = body;
        }

        @Override
        public String getMethod() {
            return Call.METHOD;
        }

        @Override
        public String getRequestUrl() {
            return Call.URL;
        }

        @Override
        public void setRequestUrl(String url) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setHeader(String name, String value) {
            headers.put(name, value);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return headers.get(name);
        }

        @Override
        public Map<String, String> getAllHeaders() {
            return headers;
        }

        @Override
        public InputStream getMessagePayload() {
            return new ByteArrayInputStream(body);
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
