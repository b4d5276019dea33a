package dev.remora.internal.signin;

import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;

/** One remote application, warm: its settings were read. */
public record RemoteAppCore(RemoteAppSettings settings, SettingsProvider provider, SignIn signIn, Tokens tokens) {}
