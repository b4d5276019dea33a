package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.jaxrs.RemoteAppFeature;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WAR with {@code bean-discovery-mode="annotated"}. */
@OnServer
class AnnotatedBeansIT extends PackagingScenario {

    @Deployment(testable = false)
    static WebArchive parts() {
        StringAsset beans = new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\""
                + " version=\"4.0\" bean-discovery-mode=\"annotated\"/>");
        return bare().addAsWebInfResource(beans, "beans.xml")
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class));
    }
}
