package dev.remora.it.suite;

import dev.remora.it.mapped.OwnThrowableMapper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@OnServer
class OwnThrowableMapperIT extends OwnMapperScenario {

    @Deployment(testable = false)
    static WebArchive mapped() {
        return Mapped.archive(OwnThrowableMapper.class);
    }
}
