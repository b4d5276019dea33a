package dev.remora.it.sample;

import dev.remora.jaxrs.QuarkusEndpoints;
import dev.remora.samples.signin.SignInResources;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The sample's pages under a path of their own. */
@ApplicationPath("pages")
public class SampleApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SignInResources.classes());
        classes.add(QuarkusEndpoints.class); // of use on Quarkus only
        return classes;
    }
}
