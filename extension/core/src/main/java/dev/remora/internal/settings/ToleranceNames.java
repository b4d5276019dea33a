package dev.remora.internal.settings;

import java.util.List;

/**
 * The names that {@code tolerate} takes: those of all tolerances but that of GET, whose own setting the strict profile refuses.
 * They stand here because the reading of settings knows nothing of the protocols.
 */
public final class ToleranceNames {

    public static final List<String> ALL = List.of(
            "bare-denial",
            "byte-order-mark",
            "denial-as-error",
            "document-form",
            "empty-charset",
            "empty-member",
            "expires",
            "forced-type",
            "form-encoded",
            "half-character",
            "issuer-ignored",
            "json-as-text",
            "json-without-type",
            "later-auth-time",
            "missing-token-type",
            "no-lifetime",
            "null-member",
            "number-as-string",
            "other-charset",
            "other-status",
            "other-token-type",
            "other-type",
            "scope-as-list",
            "scope-grew",
            "type-not-kept",
            "unasked-nonce",
            "unlisted-algorithm",
            "unreadable-lifetime",
            "unreadable-member",
            "userinfo-oddity",
            "userinfo-type",
            "verified-as-string");

    private ToleranceNames() {}
}
