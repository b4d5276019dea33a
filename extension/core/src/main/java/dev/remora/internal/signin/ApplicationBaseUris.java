package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.CurrentRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds out where the application is; warns once where that rests on a Host header. */
final class ApplicationBaseUris {

    private static final Logger LOG = System.getLogger(ApplicationBaseUris.class.getPackageName());

    private final RemoteAppSettings settings;
    private final AtomicBoolean warned = new AtomicBoolean();

    ApplicationBaseUris(RemoteAppSettings settings) {
        this.settings = settings;
    }

    ApplicationBaseUri of(CurrentRequest request) {
        ApplicationBaseUri address = ApplicationBaseUri.of(request, settings.externalBaseUri());
        if (settings.externalBaseUri() == null && !address.origin().loopback() && warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, SignInMessages.externalBaseUriMissing(settings.name()));
        }
        return address;
    }
}
