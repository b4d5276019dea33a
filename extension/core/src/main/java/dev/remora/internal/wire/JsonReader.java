package dev.remora.internal.wire;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as RFC 8259 has it and no wider: UTF-8, at most 100 levels deep, no duplicate members, no number of more than 1000
 * characters, nothing after the value. It has a parser of its own because JSON-P implementations differ in all of this; only
 * the values are theirs. One that tolerates nothing also refuses each {@link JsonOddity}.
 */
public final class JsonReader {

    /** The most values in one text, unless another number is said. */
    public static final int MAX_VALUES = 1_000_000;

    private static final int LONG_DIGITS = 19;
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    // looking the provider up scans the class path: once per reader
    private final JsonProvider provider;
    private final int maxValues;
    private final @Nullable Consumer<JsonOddity> tolerance;

    /** Makes one that tolerates nothing. */
    public JsonReader() {
        this(JsonProvider.provider(), MAX_VALUES, null);
    }

    private JsonReader(JsonProvider provider, int maxValues, @Nullable Consumer<JsonOddity> tolerance) {
        this.provider = provider;
        this.maxValues = maxValues;
        this.tolerance = tolerance;
    }

    /** The same, but it takes at most that many values, those within others counted too. */
    public JsonReader withMaxValues(int most) {
        return new JsonReader(provider, most, tolerance);
    }

    /** The same, but it goes on after each oddity that it tells; what is thrown there goes through. */
    public JsonReader tolerating(Consumer<JsonOddity> told) {
        return new JsonReader(provider, maxValues, told);
    }

    /** @throws WireException if it is not JSON of that kind */
    public JsonValue parse(byte[] octets) {
        JsonTree tree = new JsonTree(octets, provider);
        new JsonText(octets, maxValues, tolerance, tree).walk();
        return tree.root();
    }

    /** @throws WireException if it is not JSON of that kind */
    public JsonValue parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes and refuses what {@link #parse} does, and makes no values.
     *
     * @return the text for other readers, without oddities
     * @throws WireException if it is not JSON of that kind
     */
    public byte[] check(byte[] octets) {
        JsonRepair repair = new JsonRepair(octets);
        new JsonText(octets, maxValues, tolerance, repair).walk();
        return repair.repaired();
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
