package dev.remora.spi;

/**
 * Tells how far a user has signed in as it is required. Later releases may add some: a {@code switch} over them has a default.
 *
 * @since 1.0
 */
public enum SignInState {
    /** Nothing is missing. */
    SIGNED_IN,
    /** The user has not signed in. */
    SIGN_IN_REQUIRED,
    /** The user's proof is too old, and the provider can ask for a new one. */
    PROOF_REQUIRED,
    /** The provider does not tell when the user proved anything, so that no sign-in with it is fresh. */
    PROOF_IMPOSSIBLE
}
