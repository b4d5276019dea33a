package dev.remora.internal.config;

import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The variables of URLs that a callback or a token response says: {@code vars.realm.from=callback:realmId}, each with a
 * {@code vars.realm.pattern}.
 */
record RuntimeVariables(Map<String, Variable> byName) {

    static final String CALLBACK = "callback:";
    static final String TOKEN = "token:";
    static final String FROM = ".from";
    static final String PATTERN = ".pattern";

    /** The parameters of callbacks that are the protocol's own; tokens keep none of them. */
    static final Set<String> OF_CALLBACK = Set.of("code", "state", "iss", "oauth_token", "oauth_verifier");

    private static final Set<String> OF_TOKEN_RESPONSE = Set.of(
            "access_token",
            "token_type",
            "refresh_token",
            "expires_in",
            "scope",
            "id_token",
            "oauth_token",
            "oauth_token_secret");

    static RuntimeVariables read(SettingValues values) {
        Map<String, Found> vars = values.parameters(RemoteAppKey.VARS);
        Map<String, Variable> byName = new LinkedHashMap<>();
        vars.forEach((key, found) -> {
            if (key.endsWith(FROM)) {
                String name = key.substring(0, key.length() - FROM.length());
                values.parse(found, text -> variable(source(text), name, vars))
                        .ifPresent(variable -> byName.put(name, variable));
            }
        });
        return new RuntimeVariables(byName);
    }

    private static Variable variable(String source, String name, Map<String, Found> vars) throws BadValueException {
        Found pattern = vars.get(name + PATTERN);
        Found otherwise = vars.get(name);
        if (pattern == null || pattern.text() == null) {
            throw new BadValueException(
                    "is about a variable without a pattern: vars." + name + PATTERN + " is missing");
        }
        try {
            return new Variable(
                    source.substring(source.indexOf(':') + 1),
                    source.startsWith(CALLBACK),
                    Pattern.compile(pattern.text().strip()),
                    otherwise == null ? null : otherwise.text());
        } catch (PatternSyntaxException e) {
            throw new BadValueException("is about a variable whose pattern is no regular expression");
        }
    }

    static String source(String text) throws BadValueException {
        String stripped = text.strip();
        if (!stripped.matches("(callback|token):[A-Za-z0-9_.-]{1,64}")) {
            throw new BadValueException("is neither callback:NAME nor token:NAME");
        }
        String name = stripped.substring(stripped.indexOf(':') + 1);
        if ((stripped.startsWith(CALLBACK) ? OF_CALLBACK : OF_TOKEN_RESPONSE).contains(name)) {
            throw new BadValueException("names " + name + ", which the protocol itself reads");
        }
        return stripped;
    }

    /** Returns the parameters of callbacks, or of token responses, that variables are made of. */
    Set<String> parameters(boolean inCallback) {
        return byName.values().stream()
                .filter(variable -> variable.inCallback() == inCallback)
                .map(Variable::parameter)
                .collect(Collectors.toSet());
    }

    boolean areIn(String text) {
        return byName.keySet().stream().anyMatch(name -> text.contains("{" + name + "}"));
    }

    /** Returns a URL with their own values in it, or with a host that is none. */
    String fixed(String text) {
        String fixed = text;
        for (Map.Entry<String, Variable> variable : byName.entrySet()) {
            String value = variable.getValue().otherwise();
            fixed = fixed.replace("{" + variable.getKey() + "}", value == null ? RuntimeUrls.UNKNOWN : value);
        }
        return fixed;
    }
}
