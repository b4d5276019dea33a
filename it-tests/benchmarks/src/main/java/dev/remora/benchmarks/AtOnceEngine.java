package dev.remora.benchmarks;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.jboss.resteasy.client.jaxrs.ClientHttpEngine;
import org.jboss.resteasy.client.jaxrs.internal.ClientInvocation;
import org.jboss.resteasy.client.jaxrs.internal.ClientResponse;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jspecify.annotations.Nullable;

/** In place of RESTEasy's own engine: answers as the server does, without a wire. */
public final class AtOnceEngine implements ClientHttpEngine {

    private static final byte[] JSON = AnswerServer.JSON.getBytes(StandardCharsets.UTF_8);

    /** A builder of clients with this engine. */
    public static ClientBuilder newBuilder() {
        return new Builder();
    }

    /** Keeps its engine: Remora would set one of its own. */
    public static final class Builder extends ResteasyClientBuilderImpl {

        Builder() {
            super.httpEngine(new AtOnceEngine());
        }

        @Override
        public ResteasyClientBuilderImpl httpEngine(ClientHttpEngine other) {
            return this;
        }
    }

    @Override
    public Response invoke(Invocation request) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.DATE, "Thu, 01 Jan 2026 00:00:00 GMT");
        headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(JSON.length));
        ClientResponse response = new Answer((ClientInvocation) request);
        response.setStatus(Response.Status.OK.getStatusCode());
        response.setHeaders(headers);
        return response;
    }

    @Override
    public @Nullable SSLContext getSslContext() {
        return null;
    }

    @Override
    public @Nullable HostnameVerifier getHostnameVerifier() {
        return null;
    }

    @Override
    public void close() {}

    private static final class Answer extends ClientResponse {

        private InputStream stream = new ByteArrayInputStream(JSON);

        Answer(ClientInvocation request) {
            super(request.getClientConfiguration(), request.getTracingLogger());
        }

        @Override
        protected void setInputStream(InputStream other) {
            stream = other;
            resetEntity();
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }

        @Override
        public void releaseConnection() throws IOException {
            stream.close();
        }

        @Override
        public void releaseConnection(boolean consumeInputStream) throws IOException {
            stream.close();
        }
    }
}
