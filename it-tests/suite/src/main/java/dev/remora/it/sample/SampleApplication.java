package dev.remora.it.sample;

import dev.remora.samples.signin.SignInResources;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The sample's pages under a path of their own. */
@ApplicationPath("pages")
public class SampleApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return SignInResources.classes();
    }
}
