package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLifetimeTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PT24H |",
                "PT1H  | Cache-Control: max-age=3600",
                "PT1H  | Cache-Control: public, Max-Age=\"3600\", must-revalidate",
                "PT1H  | Cache-Control: public; Cache-Control: max-age=3600",
                "PT1H  | Cache-Control: max-age=3600, max-age=7200",
                "PT50M | Cache-Control: max-age=3600; Age: 600",
                "PT1M  | Cache-Control: max-age=3600; Age: 99999999999999999999",
                "PT24H | Cache-Control: max-age=31536000",
                "PT24H | Cache-Control: max-age=99999999999999999999",
                "PT1M  | Cache-Control: max-age=0",
                "PT1M  | Cache-Control: max-age=59",
                "PT1M  | Cache-Control: max-age=-5",
                "PT1M  | Cache-Control: max-age=soon",
                "PT1M  | Cache-Control: no-store",
                "PT1M  | Cache-Control: max-age=3600, no-cache",
                "PT24H | Cache-Control: s-maxage=60, public",
                "PT2H  | Date: Mon, 30 Nov 2026 10:00:00 GMT; Expires: Mon, 30 Nov 2026 12:00:00 GMT",
                "PT1M  | Date: Mon, 30 Nov 2026 10:00:00 GMT; Expires: Mon, 30 Nov 2026 09:00:00 GMT",
                "PT1M  | Expires: 0",
                "PT1M  | Expires: 7200",
                "PT1M  | Expires: Mon, 30 Nov 2026 12:00:00 GMT",
                "PT1H  | Cache-Control: max-age=3600; Expires: 0"
            })
    void isWhatTheResponseSaysButAtLeastAMinuteAndAtMostADay(Duration lifetime, @Nullable String headers) {
        assertThat(CacheLifetime.of(ProtocolResponse.of(200).withHeaders(parsed(headers))))
                .isEqualTo(lifetime);
    }

    private static Map<String, List<String>> parsed(@Nullable String headers) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        for (String line : headers == null ? new String[0] : headers.split("; ")) {
            String[] parts = line.split(": ", 2);
            parsed.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return parsed;
    }
}
