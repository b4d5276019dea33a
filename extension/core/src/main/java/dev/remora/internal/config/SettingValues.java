package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.SettingKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads typed values of one remote application. A bad one is noted, and the reading goes on with the default. */
final class SettingValues {

    private final Lookup lookup;
    private final Problems problems;

    SettingValues(Lookup lookup, Problems problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    Optional<Found> find(SettingKey key) {
        return lookup.find(key);
    }

    boolean isSet(SettingKey key) {
        return lookup.find(key).isPresent();
    }

    /** Returns empty if the setting is not set, or bad, and has no default. */
    <T> Optional<T> optional(SettingKey key, ValueParser<T> parser) {
        return lookup.find(key).flatMap(found -> parse(found, parser)).or(() -> defaultOf(key, parser));
    }

    /** For keys that have a default. */
    <T> T value(SettingKey key, ValueParser<T> parser) {
        return optional(key, parser).orElseThrow(() -> new IllegalStateException(key + " has no default"));
    }

    /** A missing value is a problem; it reads as an empty text. */
    String required(SettingKey key) {
        if (!isSet(key)) {
            missing(key, null);
        }
        return optional(key, ValueParser::text).orElse("");
    }

    <T> Optional<T> parse(Found found, ValueParser<T> parser) {
        String text = found.text();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text));
        } catch (BadValueException e) {
            bad(e.code(), found, e.why());
            return Optional.empty();
        }
    }

    /** Parameters as they were found, for those who look at single ones. */
    Map<String, Found> parameters(SettingKey key, SettingKey... other) {
        return lookup.parameters(key, other);
    }

    Map<String, String> texts(Map<String, Found> parameters, ValueParser<String> parser) {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.forEach((name, found) -> parse(found, parser).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /**
     * A setting that can also be given as one of the parameters, from which it is taken out: what has precedence wins, and a
     * contradiction on one level is a problem.
     */
    Optional<Found> orParameter(SettingKey key, Map<String, Found> parameters, String name) {
        Optional<Found> own = lookup.find(key);
        Found parameter = parameters.remove(name);
        if (parameter == null || own.isEmpty()) {
            return own.or(() -> Optional.ofNullable(parameter));
        }
        if (own.get().rank() == parameter.rank()
                && !String.valueOf(own.get().text()).equals(parameter.text())) {
            problems.add(SettingsMessages.contradiction(
                    List.of(key.key(), parameter.key().key()), own.get().place(), name + " in " + parameter.place()));
        }
        return own.get().rank() <= parameter.rank() ? own : Optional.of(parameter);
    }

    void missing(SettingKey key, @Nullable String why) {
        problems.add(lookup.missing(key, why));
    }

    void bad(Found found, String why) {
        bad(ErrorCode.CONFIG_INVALID, found, why);
    }

    void bad(ErrorCode code, Found found, String why) {
        problems.add(SettingsMessages.bad(code, found.key().key(), found.place(), why));
    }

    /** About a setting that is set. */
    void bad(SettingKey key, String why) {
        find(key).ifPresent(found -> bad(found, why));
    }

    Problems problems() {
        return problems;
    }

    private <T> Optional<T> defaultOf(SettingKey key, ValueParser<T> parser) {
        return key.defaultValue().map(text -> {
            try {
                return parser.parse(text);
            } catch (BadValueException e) {
                throw new IllegalStateException(key + " has a bad default", e);
            }
        });
    }
}
