package dev.remora.internal.wire;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * JSON as RFC 8259 has it and no wider: UTF-8 without byte order mark, no duplicate members, nothing after the value. It has
 * a parser of its own because JSON-P implementations differ in all of this; only the values are theirs.
 */
public final class JsonReader {

    private static final int LONG_DIGITS = 19;
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    // looking the provider up scans the class path: once per reader
    private final JsonProvider provider;

    public JsonReader() {
        this(JsonProvider.provider());
    }

    public JsonReader(JsonProvider provider) {
        this.provider = provider;
    }

    public JsonValue parse(byte[] octets) {
        return parse(PercentEncoding.text(octets, StandardCharsets.UTF_8));
    }

    public JsonValue parse(String text) {
        return new JsonText(text, provider).read();
    }

    /** A number without fraction, {@code 3600.0} included; what is beyond {@code long} comes as its nearest end. */
    public static OptionalLong wholeNumber(JsonValue value) {
        return value instanceof JsonNumber number ? wholeNumber(number.bigDecimalValue()) : OptionalLong.empty();
    }

    // looks at precision and scale first: 1e1000000 as an integer would take a million digits
    private static OptionalLong wholeNumber(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return OptionalLong.empty();
        }
        if ((long) stripped.precision() - stripped.scale() > LONG_DIGITS) {
            return OptionalLong.of(stripped.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        }
        return OptionalLong.of(stripped.toBigIntegerExact().min(MAX).max(MIN).longValue());
    }
}
