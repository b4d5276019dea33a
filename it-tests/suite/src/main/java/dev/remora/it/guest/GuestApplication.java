package dev.remora.it.guest;

import dev.remora.samples.signin.SignInResources;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The sample's pages, and calls without anybody waiting for them. */
@ApplicationPath("pages")
public class GuestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SignInResources.classes());
        classes.add(BackgroundResource.class);
        return classes;
    }
}
