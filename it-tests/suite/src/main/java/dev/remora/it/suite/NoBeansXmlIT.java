package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.jaxrs.RemoteAppFeature;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR without {@code beans.xml}, with the jars of Remora in {@code WEB-INF/lib}. */
@OnServer
class NoBeansXmlIT extends PackagingScenario {

    @Deployment(testable = false)
    static WebArchive parts() {
        return bare().addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class));
    }
}
