package dev.remora.security;

import dev.remora.jaxrs.ServletCurrentRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;

/**
 * The request that the mechanism sees, which servlets and EJBs answer too; the one for JAX-RS comes first where there is one.
 *
 * @since 1.0
 */
@RequestScoped
@Priority(MechanismRequest.PRIORITY)
public class MechanismRequest extends ServletCurrentRequest {

    /** After the one for JAX-RS, which can give the application a form that was read. */
    static final int PRIORITY = 6000;

    /** Made by the container. */
    public MechanismRequest() {}
}
