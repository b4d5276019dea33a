package dev.remora.jaxrs;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.SignInRequired;
import dev.remora.spi.SignInState;
import dev.remora.spi.WebSignIn;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Lets calls of beans with {@link SignInRequired} through that are made for a user who has signed in, and fails others with
 * {@link AuthorizationRequiredException}.
 *
 * @since 1.0
 */
@SignInRequired
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class SignInRequiredInterceptor {

    @Inject
    WebSignIn signIn;

    /** Made by the container. */
    public SignInRequiredInterceptor() {}

    /**
     * Checks a call.
     *
     * @param call the call of a bean's method
     * @return what the method returns
     * @throws Exception whatever the method throws
     */
    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        Class<?> type = call.getTarget() == null
                ? call.getMethod().getDeclaringClass()
                : call.getTarget().getClass();
        Requirement requirement = Requirement.of(type, call.getMethod());
        SignInState state = signIn.state(requirement.remoteApps(), requirement.freshWithin());
        if (state != SignInState.SIGNED_IN) {
            ErrorCode code = state == SignInState.SIGN_IN_REQUIRED
                    ? ErrorCode.AUTHORIZATION_REQUIRED
                    : ErrorCode.AUTHENTICATION_INSUFFICIENT;
            throw JaxrsMessages.signInRequired(code, requirement.remoteApps());
        }
        return call.proceed();
    }
}
