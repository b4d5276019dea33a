package dev.remora.samples.signin.start;

import dev.remora.samples.signin.SignInResources;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** SeBootstrap scans nothing: the classes are listed by hand. */
public class SignInApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return SignInResources.classes();
    }
}
