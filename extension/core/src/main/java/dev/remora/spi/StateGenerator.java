package dev.remora.spi;

/**
 * Makes the {@code state} of authorization requests in place of Remora's random one (RFC 6749 section 4.1.1). A CDI bean
 * qualified {@code @RemoteApp("x")} serves x, an unqualified one all. Refused with {@code profile=strict}.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface StateGenerator {

    /**
     * Makes the state of one authorization request.
     *
     * @return sent unchanged, bound to the browser, verified and used once; should be unguessable
     */
    String state();
}
