package dev.remora.internal.wire;

/**
 * The media type that settings say token responses have.
 *
 * @param tokensOnly whether it is said of token responses alone; else it is said of the API, and may not fit them
 */
public record ForcedType(ContentType type, boolean tokensOnly) {

    /** Whether a token response is to be read as this type, by how it begins. */
    public boolean fits(byte[] body) {
        if (tokensOnly) {
            return true;
        }
        int at = startsWithMark(body) ? 3 : 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        boolean object = at < body.length && body[at] == '{';
        return object ? type.isJson() : type.isForm();
    }

    private static boolean startsWithMark(byte[] body) {
        return body.length > 3 && (body[0] & 0xFF) == 0xEF && (body[1] & 0xFF) == 0xBB && (body[2] & 0xFF) == 0xBF;
    }
}
