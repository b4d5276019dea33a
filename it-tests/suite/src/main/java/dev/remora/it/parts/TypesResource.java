package dev.remora.it.parts;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.it.beans.Order;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.GenericType;
import java.util.List;

/** Reads and writes types of the application. */
@Path("types")
@RequestScoped
public class TypesResource {

    @Inject
    @RemoteApp("api")
    OAuthRemote remote;

    /** Reads orders, adds one to the last and sends it back. */
    @GET
    public String change() {
        OAuthRemote signed = remote.withToken(Token.bearer("parts"));
        List<Order> orders = signed.get("orders").as(new GenericType<List<Order>>() {});
        Order last = orders.get(orders.size() - 1);
        last.setTotal(last.getTotal() + 1);
        last.setDay(last.getDay().plusDays(1));
        Order answer = signed.put("order", last).as(Order.class);
        return orders.size() + " " + answer.getDay() + " " + answer.getItems() + " " + answer.getTotal();
    }
}
