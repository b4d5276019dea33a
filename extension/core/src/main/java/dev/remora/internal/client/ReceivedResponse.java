package dev.remora.internal.client;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A response as soon as its headers are there. */
record ReceivedResponse<T>(HttpRequest request, ResponseInfo info, T body) implements HttpResponse<T> {

    @Override
    public int statusCode() {
        return info.statusCode();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return info.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Version version() {
        return info.version();
    }

    /** Shows neither headers nor the query. */
    @Override
    public String toString() {
        return "ReceivedResponse[" + info.statusCode() + "]";
    }
}
