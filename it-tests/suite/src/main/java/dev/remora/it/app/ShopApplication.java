package dev.remora.it.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, so that nothing of Remora is found unless it registers itself. */
@ApplicationPath("api")
public class ShopApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                servletsAreThere() ? SessionResource.class : NoSessionResource.class,
                SignInResource.class,
                CallResource.class,
                CallerResource.class,
                SignOutResource.class,
                GuideResource.class,
                EventResource.class,
                LogResource.class,
                SignerResource.class,
                ThreadResource.class,
                TimeResource.class);
    }

    private static boolean servletsAreThere() {
        try {
            Class.forName("jakarta.servlet.http.HttpServletRequest", false, ShopApplication.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
