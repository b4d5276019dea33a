package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;

/** A value is too large for cookies; told as what could not be kept before it leaves this package. */
final class CookieTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    private CookieTooLargeException(String why) {
        super(why);
        this.why = why;
    }

    static CookieTooLargeException ofOne(int size) {
        return new CookieTooLargeException(StoreMessages.largerThanCookie(size, SealedCookies.LARGEST));
    }

    static CookieTooLargeException ofSeveral(int size, int chunks) {
        return new CookieTooLargeException(StoreMessages.largerThanCookies(size, chunks, SealedCookies.LARGEST));
    }

    static CookieTooLargeException ofHeaders(int size, int limit) {
        return new CookieTooLargeException(StoreMessages.largerThanHeaders(size, limit));
    }

    /** Returns the reason, the part of a sentence. */
    String why() {
        return why;
    }
}
