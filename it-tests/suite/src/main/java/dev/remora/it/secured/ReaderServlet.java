package dev.remora.it.secured;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For readers alone. */
@WebServlet("/reader")
@ServletSecurity(@HttpConstraint(rolesAllowed = "reader"))
public class ReaderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=UTF-8");
        response.getWriter()
                .print(Who.calls(request.getUserPrincipal(), request::isUserInRole) + " " + request.getQueryString());
    }
}
