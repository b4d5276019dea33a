package dev.remora.internal.settings;

/** How a provider of OAuth 1.0a handles callbacks: whether it wants {@code oauth_callback}, and has to confirm it. */
public record CallbackSettings(boolean sent, boolean confirmed) {}
