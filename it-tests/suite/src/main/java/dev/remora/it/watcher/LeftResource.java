package dev.remora.it.watcher;

import dev.remora.it.guest.Traces;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is alive of the applications that left traces in this server. */
@Path("left")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class LeftResource {

    // Remora's own, those of the clients that it uses, and the application's
    private static final Pattern THREADS = Pattern.compile("(remora|HttpClient|jersey-client|resteasy-client|guest).*");

    /** One line for each trace and each thread that is there after a look for garbage. */
    @GET
    public String left() {
        System.gc();
        List<String> left = new ArrayList<>();
        traces().forEach((what, trace) -> {
            if (!trace.refersTo(null)) {
                left.add(what);
            }
        });
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (THREADS.matcher(thread.getName()).matches() || isOfGuest(thread)) {
                left.add("thread " + thread.getName());
            }
        }
        left.sort(null);
        return String.join("\n", left);
    }

    private static boolean isOfGuest(Thread thread) {
        for (ClassLoader loader = thread.getContextClassLoader(); loader != null; loader = loader.getParent()) {
            ClassLoader each = loader;
            if (traces().values().stream().anyMatch(trace -> trace.refersTo(each))) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // nobody else has that name
    private static Map<String, WeakReference<Object>> traces() {
        Object traces = System.getProperties().get(Traces.PROPERTY); // the name is compiled in: no class of the guest
        return traces == null ? Map.of() : (Map<String, WeakReference<Object>>) traces;
    }
}
