package dev.remora.internal.settings;

import dev.remora.internal.wire.DotSegments;
import dev.remora.internal.wire.ProviderText;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The URLs that differ with each token, because a callback or a token response says what stands in them. They lead to the
 * origins of the settings alone: those of the URLs as they are written, and allowed-origins.
 *
 * @param variables by name
 * @param templates the URLs that have variables, or are relative to such a base URL, as they are written, by key
 * @param baseUrlFrom the parameter of tokens that says the base URL, or {@code null}
 * @param callbackParams the parameters of callbacks that tokens keep
 */
public record RuntimeUrls(
        Map<String, Variable> variables,
        Map<String, String> templates,
        @Nullable String baseUrlFrom,
        Set<String> callbackParams,
        ApiSettings api,
        boolean strict) {

    /** Stands for what only a token knows, in a URL that nothing is ever sent to (RFC 2606 section 2). */
    public static final String UNKNOWN = "unknown.invalid";

    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)}");

    /**
     * A variable.
     *
     * @param parameter of tokens, which has its value
     * @param inCallback whether the callback says it, else the token response
     * @param pattern that the whole value has to match
     * @param otherwise the value where nothing says one
     */
    public record Variable(
            String parameter,
            boolean inCallback,
            Pattern pattern,
            @Nullable String otherwise) {}

    /** A URL that no token may be sent to; the message goes on after "the ... says". */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why, null, false, false);
        }
    }

    public RuntimeUrls {
        variables = Map.copyOf(variables);
        templates = Map.copyOf(templates);
        callbackParams = Set.copyOf(callbackParams);
    }

    /** Returns the URLs of settings that are the same for all tokens. */
    public static RuntimeUrls none(ApiSettings api) {
        return new RuntimeUrls(Map.of(), Map.of(), null, Set.of(), api, true);
    }

    /** Whether the base URL differs with each token. */
    public boolean isBaseUrl() {
        return baseUrlFrom != null || templates.containsKey(RemoteAppKey.BASE_URL.key());
    }

    /** Checks all that this says about URLs; what only the token response can say is left out before there is one. */
    public void check(Map<String, String> said, boolean callbackOnly) throws RefusedException {
        for (String template : templates.values()) {
            if (!callbackOnly || isOfCallback(template)) {
                URI unused = within(filled(template, said), said);
            }
        }
        if (baseUrlFrom != null && said.containsKey(baseUrlFrom)) {
            URI unused = base(said);
        }
    }

    /** Returns the parameters with former values of all that URLs are made of. */
    public Map<String, String> withFormer(Map<String, String> said, Map<String, String> former) {
        Map<String, String> parameters = new LinkedHashMap<>(said);
        Stream.concat(
                        Stream.ofNullable(baseUrlFrom),
                        variables.values().stream().map(Variable::parameter))
                .forEach(name -> {
                    parameters.remove(name);
                    Optional.ofNullable(former.get(name)).ifPresent(value -> parameters.put(name, value));
                });
        return parameters;
    }

    private boolean isOfCallback(String template) {
        Matcher reference = REFERENCE.matcher(template);
        while (reference.find()) {
            Variable variable = variables.get(reference.group(1));
            if (variable != null && !variable.inCallback()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the URL of a setting for a token with these parameters. */
    public URI url(SettingKey key, URI fixed, Map<String, String> parameters) throws RefusedException {
        String template = templates.get(key.key());
        return template == null ? fixed : within(filled(template, parameters), parameters);
    }

    /** Returns the base URL for a token with these parameters. */
    public URI base(Map<String, String> parameters) throws RefusedException {
        URI fixed = api.baseUrl();
        if (fixed == null) {
            throw new RefusedException("nothing of base-url");
        }
        String template = templates.get(RemoteAppKey.BASE_URL.key());
        URI base = template == null ? fixed : directory(parsed(filled(template, parameters)));
        String said = baseUrlFrom == null ? null : parameters.get(baseUrlFrom);
        if (said == null) {
            return checked(base);
        }
        URI uri = checked(parsed(said.contains("://") ? said : "https://" + said));
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        return bare ? uri.resolve(base.getRawPath()) : directory(uri);
    }

    private URI within(String url, Map<String, String> parameters) throws RefusedException {
        URI uri = parsed(url);
        return checked(uri.isAbsolute() ? uri : base(parameters).resolve(uri));
    }

    private String filled(String template, Map<String, String> parameters) throws RefusedException {
        StringBuilder filled = new StringBuilder();
        Matcher reference = REFERENCE.matcher(template);
        while (reference.find()) {
            Variable variable = variables.get(reference.group(1));
            String value = variable == null ? reference.group() : value(variable, parameters);
            reference.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(filled).toString();
    }

    private static String value(Variable variable, Map<String, String> parameters) throws RefusedException {
        String value = parameters.getOrDefault(variable.parameter(), variable.otherwise());
        if (value == null) {
            throw new RefusedException("no " + variable.parameter() + ", which a URL of the settings needs");
        }
        if (!variable.pattern().matcher(value).matches()) {
            throw new RefusedException("a " + variable.parameter() + " that does not match " + variable.pattern());
        }
        return value;
    }

    private URI checked(URI uri) throws RefusedException {
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new RefusedException("a URL that has no host, or a user or a fragment");
        }
        if (DotSegments.areIn(uri.getRawPath())) {
            throw new RefusedException("a URL with a dot segment");
        }
        Origin origin = Origin.of(uri);
        if (!isSafe(origin) || !api.allows(origin)) {
            throw new RefusedException("a URL at " + origin + ", which is not in allowed-origins");
        }
        return uri;
    }

    private boolean isSafe(Origin origin) {
        boolean plain = strict ? origin.loopback() && api.allowHttp() : origin.loopback() || api.allowHttp();
        return origin.scheme().equals("https") || origin.scheme().equals("http") && plain;
    }

    private static URI directory(URI uri) throws RefusedException {
        if (uri.getRawQuery() != null) {
            throw new RefusedException("a base URL with a query");
        }
        return uri.getRawPath().endsWith("/") ? uri : URI.create(uri + "/");
    }

    private static URI parsed(String text) throws RefusedException {
        if (ProviderText.isReplaced(text)) {
            throw new RefusedException("a URL that holds half a character, or U+FFFD");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("what is no URL");
        }
    }

    /** Shows no patterns and values. */
    @Override
    public String toString() {
        return "RuntimeUrls[templates=" + templates.keySet() + ", baseUrlFrom=" + baseUrlFrom + ", callbackParams="
                + callbackParams + "]";
    }
}
