package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.jaxrs.RemoteAppFeature;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;

/**
 * An EAR with the jars of Remora in its {@code lib}. There is one Remora for all its modules then, so the settings are in {@code lib}
 * too: WildFly's configuration does not look into a module for what belongs to the whole.
 */
@OnServer
@Tag("ears")
class EarIT extends PackagingScenario {

    @Deployment(testable = false)
    static EnterpriseArchive parts() {
        JavaArchive settings = Shop.configured(ShrinkWrap.create(JavaArchive.class, "settings.jar"), SETTINGS);
        return ShrinkWrap.create(EnterpriseArchive.class, "whole.ear")
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class), settings)
                .addAsModule(Parts.bare());
    }
}
