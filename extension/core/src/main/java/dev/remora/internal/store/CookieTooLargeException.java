package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;

/** A value is too large for a cookie. */
final class CookieTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int size;

    CookieTooLargeException(int size) {
        super(StoreMessages.cookieTooLarge(size, SealedCookies.LARGEST));
        this.size = size;
    }

    int size() {
        return size;
    }
}
