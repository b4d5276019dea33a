package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of users who signed in as callers of the application. */
public enum CallerKey implements SettingKey {
    CALLER(
            "caller",
            Type.BOOLEAN,
            "true",
            "whether users sign in with it, so that they are callers where that is switched on; `false` for one that is there"
                    + " to be called"),
    DISPLAY_NAME(
            "display-name",
            Type.TEXT,
            null,
            "name that users read on the pages of the ready-made endpoints, such as `Acme`; the preset's, else the name of the"
                    + " remote app, unless it is set"),
    BUTTON_COLOURS(
            "button-colours",
            Type.TEXT,
            null,
            "colours of its button on the page of buttons and of the text on it: `#24292f #ffffff`; two that people cannot tell"
                    + " from each other (a contrast of less than 4.5, WCAG 2.2) are refused; those of the page unless set"),
    ROLES_CLAIM(
            "roles-claim",
            Type.TEXT,
            null,
            "JSON Pointer (RFC 6901) into the claims of the user that points to the names of roles, an array of texts or one"
                    + " text: `/realm_access/roles`; without it callers have no roles"),
    ROLES_MAP(
            "roles-map",
            Type.PARAMETERS,
            null,
            "roles by the texts of roles-claim, as authorize-params: `roles-map.staff=user editor` makes `user` and `editor` of"
                    + " `staff`; texts that are not in it are no roles then"),
    TOKEN_OWNER(
            "token-owner",
            Type.CHOICE,
            null,
            "whose tokens it has: `session`, those of the browser's session, whoever the caller is; `caller`, those of the caller,"
                    + " also of one that Remora made of a user who signed in; `application`, one token for all, which every"
                    + " sign-in replaces. Without it an `OwnerResolver` bean says it, else the caller whom the container"
                    + " authenticated owns them, else the session, and code without a request uses the application's own");

    private final KeyDefinition definition;

    CallerKey(String key, Type type, @Nullable String defaultValue, String description) {
        this.definition = new KeyDefinition(key, type, defaultValue, Protocol.BOTH, description);
    }

    @Override
    public KeyDefinition definition() {
        return definition;
    }

    @Override
    public String toString() {
        return key();
    }
}
