package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsMessages.SearchedPlaces;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.Origin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads the address of the application as browsers see it. */
final class ExternalBaseUri {

    private static final GlobalKey KEY = GlobalKey.EXTERNAL_BASE_URI;
    // an application inside a network may have no https; the strict profile refuses that
    private static final UrlRules RULES = new UrlRules(true, false);

    private final PropertyReader reader;
    private final Problems problems;

    ExternalBaseUri(PropertyReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /** Required, and https unless it is loopback, if strict. */
    Optional<URI> read(boolean strict) {
        Optional<Finding> found = reader.read(KEY.property());
        if (found.isEmpty() && strict) {
            problems.add(SettingsMessages.missing(
                    List.of(KEY.key()),
                    new SearchedPlaces(
                            List.of(KEY.property()), List.of(EnvironmentNames.of(KEY.property())), List.of()),
                    List.of(),
                    "profile strict needs it"));
        }
        return found.flatMap(finding -> parse(finding, strict));
    }

    private Optional<URI> parse(Finding found, boolean strict) {
        if (found.fault() != null) {
            problems.add(SettingsMessages.bad(ErrorCode.CONFIG_INVALID, KEY.key(), found.place(), found.fault()));
            return Optional.empty();
        }
        try {
            URI uri = RULES.directory(found.text());
            Origin origin = Origin.of(uri);
            if (strict && !origin.scheme().equals("https") && !origin.loopback()) {
                throw new BadValueException(ErrorCode.INSECURE_URL, "is not https, and profile strict allows no other");
            }
            return Optional.of(uri);
        } catch (BadValueException e) {
            problems.add(SettingsMessages.bad(e.code(), KEY.key(), found.place(), e.why()));
            return Optional.empty();
        }
    }
}
