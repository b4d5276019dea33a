package dev.remora.internal.config;

import dev.remora.internal.settings.CallerKey;
import dev.remora.internal.settings.CallerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the settings of callers. */
final class CallerReader {

    private final SettingValues values;

    CallerReader(SettingValues values) {
        this.values = values;
    }

    CallerSettings read() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        values.parameters(CallerKey.ROLES_MAP)
                .forEach((claimed, found) ->
                        values.parse(found, CallerReader::roles).ifPresent(own -> roles.put(claimed, own)));
        return new CallerSettings(
                values.value(CallerKey.CALLER, ValueParser::flag),
                values.optional(CallerKey.ROLES_CLAIM, JsonPointerParser::pointer)
                        .orElse(null),
                roles);
    }

    private static Set<String> roles(String text) throws BadValueException {
        return Set.copyOf(List.of(ValueParser.anyText(text).strip().split(" +")));
    }
}
