package dev.remora.security;

import dev.remora.jaxrs.ServletCurrentRequest;
import dev.remora.spi.BrowserCookies;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/**
 * The request that the mechanism sees, which servlets and EJBs answer too; the one for JAX-RS comes first where there is one.
 *
 * @since 1.0
 */
@RequestScoped
@Priority(MechanismRequest.PRIORITY)
@MechanismRequest.Servlets
public class MechanismRequest extends ServletCurrentRequest {

    /** After the one for JAX-RS, which can give the application a form that was read. */
    static final int PRIORITY = 6000;

    /**
     * Qualifies it, so that {@code @Inject CurrentRequest} is the one for JAX-RS as without this module.
     *
     * @since 1.0
     */
    @Qualifier
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
    public @interface Servlets {}

    /** Made by the container. */
    public MechanismRequest() {}

    /**
     * Asked for with {@code remora.session-store=cookie} only.
     *
     * @throws dev.remora.SettingsException always: the sessions of a mechanism are the server's
     */
    @Override
    public Optional<BrowserCookies> cookies() {
        throw SecurityMessages.cookieSessions();
    }
}
