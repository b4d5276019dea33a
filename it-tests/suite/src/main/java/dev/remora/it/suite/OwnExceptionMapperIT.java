package dev.remora.it.suite;

import dev.remora.it.mapped.OwnExceptionMapper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@OnServer
class OwnExceptionMapperIT extends OwnMapperScenario {

    @Deployment(testable = false)
    static WebArchive mapped() {
        return Mapped.archive(OwnExceptionMapper.class);
    }
}
