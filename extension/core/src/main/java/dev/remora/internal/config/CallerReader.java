package dev.remora.internal.config;

import dev.remora.TokenOwner.Kind;
import dev.remora.internal.settings.ButtonColours;
import dev.remora.internal.settings.CallerKey;
import dev.remora.internal.settings.CallerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of callers. */
final class CallerReader {

    private static final Pattern COLOURS = Pattern.compile("(#[0-9a-f]{6}) +(#[0-9a-f]{6})");

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
                values.optional(CallerKey.DISPLAY_NAME, ValueParser::anyText).orElse(null),
                values.optional(CallerKey.BUTTON_COLOURS, CallerReader::colours).orElse(null),
                values.optional(CallerKey.ROLES_CLAIM, JsonPointerParser::pointer)
                        .orElse(null),
                values.optional(CallerKey.TOKEN_OWNER, ValueParser.choice(Kind.class))
                        .orElse(null),
                roles);
    }

    private static ButtonColours colours(String text) throws BadValueException {
        Matcher written = COLOURS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            throw new BadValueException("is not two colours like #24292f #ffffff");
        }
        ButtonColours colours = new ButtonColours(written.group(1), written.group(2));
        if (colours.contrast() < ButtonColours.LEAST_CONTRAST) {
            throw new BadValueException(
                    "has a text that is hard to read on its background: a contrast of less than 4.5");
        }
        return colours;
    }

    private static Set<String> roles(String text) throws BadValueException {
        return Set.copyOf(List.of(ValueParser.anyText(text).strip().split(" +")));
    }
}
