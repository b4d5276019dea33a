package dev.remora.it.guest;

import dev.remora.it.sample.SamplePages;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The sample's pages, and calls without anybody waiting for them. */
@ApplicationPath("pages")
public class GuestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SamplePages.classes());
        classes.add(BackgroundResource.class);
        return classes;
    }
}
