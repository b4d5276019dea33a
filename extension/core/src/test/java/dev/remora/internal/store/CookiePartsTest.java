package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of one content are told apart by what each says, whatever cookie it is in. */
class CookiePartsTest {

    private static final byte[] CONTENT = new byte[250];

    private final List<byte[]> parts = CookieParts.split(CONTENT, 100, new byte[CookieParts.SET_ID_LENGTH]);

    @Test
    void allInTheirOrderAreTheContent() {
        assertThat(parts).hasSize(3);
        assertThat(CookieParts.join(parts)).contains(CONTENT);
    }

    @Test
    void noneIsTakenForAnother() {
        assertThat(CookieParts.join(List.of(parts.get(1), parts.get(0), parts.get(2))))
                .isEmpty();
        assertThat(CookieParts.join(List.of(parts.get(0), parts.get(0), parts.get(2))))
                .isEmpty();
    }

    @Test
    void fewerOrMoreThanAllAreNoContent() {
        assertThat(CookieParts.join(parts.subList(0, 2))).isEmpty();
        assertThat(CookieParts.join(List.of(parts.get(0), parts.get(1), parts.get(2), parts.get(2))))
                .isEmpty();
        assertThat(CookieParts.join(List.of())).isEmpty();
    }
}
