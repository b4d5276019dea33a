package dev.remora.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** The browser's session, as the application sees it. */
@Path("session")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class SessionResource {

    /** The id of the session, or {@code none}. */
    @GET
    public String id(@Context HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "none" : session.getId();
    }

    /** Puts something into the session; answers its id. */
    @POST
    public String fill(@Context HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute("basket", "three apples");
        return session.getId();
    }

    /** What was put into the session. */
    @GET
    @Path("basket")
    public String basket(@Context HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "none" : String.valueOf(session.getAttribute("basket"));
    }
}
