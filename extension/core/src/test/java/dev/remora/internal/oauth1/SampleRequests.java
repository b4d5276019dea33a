package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Requests of every kind that a client can send, and the parts they are made of. */
class SampleRequests extends DomainContextBase {

    @Provide
    Arbitrary<SampleRequest> requests() {
        return Combinators.combine(
                        methods(),
                        uris(),
                        parameters("p", 4),
                        parameters("oauth_x", 3).map(list -> Parameters.of(list.toMap())))
                .as(SampleRequest::new);
    }

    static Arbitrary<String> methods() {
        return Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get", "Post", "PROPFIND");
    }

    static Arbitrary<String> uris() {
        Arbitrary<String> paths = segments().list().ofMaxSize(4).map(SampleRequests::path);
        Arbitrary<String> queries = pairs().list().ofMaxSize(5).map(list -> String.join("&", list));
        return Combinators.combine(schemes(), hosts(), ports(), paths, queries.injectNull(0.2))
                .as((scheme, host, port, path, query) ->
                        scheme + "://" + host + port + path + (query == null ? "" : "?" + query));
    }

    static Arbitrary<String> schemes() {
        return Arbitraries.of("http", "https", "HTTP", "Https");
    }

    static Arbitrary<String> hosts() {
        Arbitrary<String> names =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, names.map(name -> "h" + name + ".Example.COM")),
                net.jqwik.api.Tuple.of(1, names.map(name -> "h_" + name + ".example")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("127.0.0.1", "[::1]", "[2001:DB8::8]")));
    }

    static Arbitrary<String> ports() {
        return Arbitraries.of("", "", ":80", ":443", ":8080", ":1");
    }

    /** Matrix parameters, both cases of hexadecimal digits, dots and what else may stand in a path. */
    static Arbitrary<String> segments() {
        return tokens("abzABZ019-._~!$&'()*+,;=:@", 6);
    }

    /** Pairs as they go over the wire: names without {@code =}, empty values, more than one {@code =}. */
    static Arbitrary<String> pairs() {
        Arbitrary<String> names = tokens("abzAZ09-._~!$'()*+,;:@/?[]", 3);
        Arbitrary<String> values = tokens("abzAZ09-._~!$'()*+,;:@/?[]=", 6);
        return Combinators.combine(names, values.injectNull(0.2))
                .as((name, value) -> value == null ? name : name + "=" + value);
    }

    static Arbitrary<Parameters> parameters(String prefix, int most) {
        Arbitrary<String> names = Arbitraries.of("", "a", "b", "a b", "é", "~", "\uD83D\uDE00");
        return Combinators.combine(names.map(name -> prefix + name), texts())
                .as(Parameter::new)
                .list()
                .ofMaxSize(most)
                .map(Parameters::new);
    }

    /** Of every plane, half characters left out: they have no UTF-8 form. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ascii().ofMaxLength(8),
                        Arbitraries.strings().all().ofMaxLength(8),
                        Arbitraries.strings().withChars(" +%&=*~/").ofMaxLength(8),
                        Arbitraries.of("", "é", "ß", "\uFFFD", "\uD83D\uDE00", "a\uD83D\uDE00b", "日本語"))
                .map(text -> new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Arbitrary<String> tokens(String characters, int most) {
        Arbitrary<String> literal = Arbitraries.strings().withChars(characters).ofLength(1);
        Arbitrary<String> escaped = Arbitraries.integers()
                .between(0, 255)
                .flatMap(octet -> Arbitraries.of(String.format("%%%02X", octet), String.format("%%%02x", octet)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, literal), net.jqwik.api.Tuple.of(1, escaped))
                .list()
                .ofMaxSize(most)
                .map(list -> String.join("", list));
    }

    private static String path(List<String> segments) {
        return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }
}
