package dev.remora.it.wildfly.store;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application; its data source is the one that WildFly has by default. */
@ApplicationPath("api")
public class StoreApplication extends Application {

    /** Its JNDI name. */
    public static final String DATA_SOURCE = "java:jboss/datasources/ExampleDS";
}
