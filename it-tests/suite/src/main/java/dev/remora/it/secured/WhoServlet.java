package dev.remora.it.secured;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who calls: for the servlet itself, a bean and an EJB. */
@WebServlet("/who")
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    WhoBean bean;

    @Inject
    WhoEjb ejb;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        response.getWriter()
                .print("servlet " + Who.calls(request.getUserPrincipal(), request::isUserInRole)
                        + "\nbean " + bean.calls()
                        + "\nEJB " + ejb.anybody()
                        + "\nreaders' EJB " + reader());
    }

    private String reader() {
        try {
            return ejb.reader();
        } catch (EJBAccessException e) {
            return "refused";
        }
    }
}
