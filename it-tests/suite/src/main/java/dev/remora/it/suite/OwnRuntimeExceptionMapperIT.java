package dev.remora.it.suite;

import dev.remora.it.mapped.OwnRuntimeExceptionMapper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@OnServer
class OwnRuntimeExceptionMapperIT extends OwnMapperScenario {

    @Deployment(testable = false)
    static WebArchive mapped() {
        return Mapped.archive(OwnRuntimeExceptionMapper.class);
    }
}
