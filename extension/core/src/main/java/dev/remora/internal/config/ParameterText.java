package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.WireException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form {@code k=v&k=v}, escaped as in a query. */
final class ParameterText {

    private ParameterText() {}

    static Map<String, Found> split(Found found, Problems problems) {
        Map<String, Found> entries = new LinkedHashMap<>();
        String text = found.text();
        if (text == null) {
            return entries;
        }
        for (Parameter parameter : parse(found, text, problems)) {
            if (entries.putIfAbsent(parameter.name(), found.withText(parameter.value())) != null) {
                report(found, "names " + printable(parameter.name()) + " more than once", problems);
            }
        }
        return entries;
    }

    private static Parameters parse(Found found, String text, Problems problems) {
        for (String pair : text.split("&", -1)) {
            if (pair.indexOf('=') < 1) {
                report(found, "is not of the form k=v&k=v", problems);
                return Parameters.none();
            }
        }
        try {
            return FormCodec.parse(text);
        } catch (WireException e) {
            report(found, "cannot be decoded: " + e.getMessage(), problems);
            return Parameters.none();
        }
    }

    private static void report(Found found, String why, Problems problems) {
        problems.add(SettingsMessages.bad(ErrorCode.CONFIG_INVALID, found.key().key(), found.place(), why));
    }

    private static String printable(String name) {
        return name.chars().allMatch(c -> c > 0x20 && c < 0x7F) ? name : "a parameter";
    }
}
