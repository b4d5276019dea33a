package dev.remora.spi;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.StoredDataException;
import dev.remora.TokenOwner;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import java.util.Arrays;

/**
 * The form in which stores keep what became of a sign-in ({@link PendingAuthorizations#complete}). Each later release reads what
 * this one writes. Safe for use by many threads.
 *
 * @since 1.0
 */
public final class CompletedSignInCodec {

    private static final int FORM = 1;

    // numbers of fields are never used again for something else
    private static final int OUTCOME = 1;
    private static final int RETURN_TO = 2;
    private static final int OWNER_KIND = 3;
    private static final int OWNER_ID = 4;

    private CompletedSignInCodec() {}

    /**
     * Writes the end of a sign-in.
     *
     * @param completed what to write
     * @return its bytes
     */
    public static byte[] encode(CompletedSignIn completed) {
        FieldWriter out =
                new FieldWriter(FORM).text(OUTCOME, completed.outcome().name()).text(RETURN_TO, completed.returnTo());
        completed
                .owner()
                .ifPresent(owner -> out.text(OWNER_KIND, owner.kind().name()).text(OWNER_ID, owner.id()));
        return out.toOctets();
    }

    /**
     * Reads the end of a sign-in.
     *
     * @param bytes what {@link #encode} wrote, in this release or another
     * @return the end of the sign-in
     * @throws StoredDataException if the bytes are damaged, or of a form of a later release; nothing else is thrown
     */
    public static CompletedSignIn decode(byte[] bytes) {
        try {
            FieldReader in = FieldReader.of(bytes, FORM);
            CompletedSignIn completed =
                    CompletedSignIn.of(constant(Outcome.values(), in.text(OUTCOME)), in.text(RETURN_TO));
            String kind = in.textOrNull(OWNER_KIND);
            return kind == null
                    ? completed
                    : completed.withOwner(TokenOwner.of(constant(TokenOwner.Kind.values(), kind), in.text(OWNER_ID)));
        } catch (WireException e) {
            throw StoreMessages.pendingUnreadable(e);
        }
    }

    private static <E extends Enum<E>> E constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new WireException(Problem.SYNTAX, "it has a word that this release of Remora does not know"));
    }
}
