package dev.remora.internal.config;

import dev.remora.ErrorCode;

/** A value is not of its type; the message goes on after the name of the setting. */
final class BadValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    BadValueException(String why) {
        this(ErrorCode.CONFIG_INVALID, why);
    }

    BadValueException(ErrorCode code, String why) {
        super(why, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
