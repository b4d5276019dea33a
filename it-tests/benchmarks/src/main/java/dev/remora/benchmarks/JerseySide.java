package dev.remora.benchmarks;

import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.oauth1.signature.HmaSha1Method;
import org.glassfish.jersey.oauth1.signature.OAuth1Parameters;
import org.glassfish.jersey.oauth1.signature.OAuth1Request;
import org.glassfish.jersey.oauth1.signature.OAuth1Secrets;
import org.glassfish.jersey.oauth1.signature.OAuth1Signature;
import org.glassfish.jersey.oauth1.signature.OAuth1SignatureException;

/** Signs as Jersey does, given the parameters decoded. */
final class JerseySide {

    private final OAuth1Signature signature = new OAuth1Signature(methods());
    private final OAuth1Secrets secrets =
            new OAuth1Secrets().consumerSecret(Call.CONSUMER_SECRET).tokenSecret(Call.TOKEN_SECRET);
    private final OAuth1Parameters fixed = new OAuth1Parameters()
            .consumerKey(Call.CONSUMER_KEY)
            .token(Call.TOKEN)
            .signatureMethod(HmaSha1Method.NAME)
            .version();
    private final URL url;

    JerseySide() throws MalformedURLException {
        url = new URL(Call.URL);
    }

    String header() throws OAuth1SignatureException {
        Request request = new Request(url);
        // as Jersey's client filter does it
        signature.sign(request, fixed.clone().timestamp().nonce(), secrets);
        return request.header;
    }

    private static InjectionManager methods() {
        return (InjectionManager) Proxy.newProxyInstance(
                JerseySide.class.getClassLoader(),
                new Class<?>[] {InjectionManager.class},
                (proxy, method, arguments) -> List.of(new HmaSha1Method()));
    }

    private static final class Request implements OAuth1Request {

        private final URL url;
        private final Map<String, List<String>> parameters = Map.of(
                "include_entities", List.of("true"), "count", List.of("20"), Call.FORM_NAME, List.of(Call.FORM_VALUE));
        private String header = "";

        private Request(URL url) {
            this.url = url;
        }

        @Override
        public String getRequestMethod() {
            return Call.METHOD;
        }

        @Override
        public URL getRequestURL() {
            return url;
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
            header = value;
        }
    }
}
