package dev.remora.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers the server side of Remora. JAX-RS finds it by {@code META-INF/services}, also where an application lists its
 * classes by hand.
 *
 * @since 1.0
 */
@ConstrainedTo(RuntimeType.SERVER)
public class RemoraFeature implements Feature {

    /** Made by JAX-RS. */
    public RemoraFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        Configuration configuration = context.getConfiguration();
        if (configuration.getRuntimeType() == RuntimeType.CLIENT) {
            return false;
        }
        for (Class<?> provider : providers()) {
            // the server of an application that lists nothing finds them by @Provider too
            if (!configuration.isRegistered(provider)) {
                context.register(provider);
            }
        }
        return true;
    }

    private static List<Class<?>> providers() {
        List<Class<?>> providers = new ArrayList<>(List.of(
                CurrentRequestFilter.class,
                EndpointsFilter.class,
                RemoteCallerFilter.class,
                RequirementFeature.class,
                CallerFilter.class,
                SignInResponseFilter.class,
                CookieResponseFilter.class,
                AuthorizationRequiredMapper.class,
                CallbackRejectedMapper.class,
                OAuthExceptionMapper.class));
        if (isThere("jakarta.servlet.http.HttpServletRequest")) {
            providers.add(ServletRequestFilter.class);
        }
        if (isThere("org.glassfish.jersey.server.monitoring.ApplicationEventListener")) {
            providers.add(JerseyRequestEnd.class);
        }
        return providers;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, RemoraFeature.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
