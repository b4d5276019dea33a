package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.Token;
import dev.remora.it.beans.Order;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.ws.rs.core.GenericType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Types of the program, read and written by JSON-B. */
class TypesIT {

    private static final String ORDER = "{\"items\":[\"tea\",\"\u00fc\"],\"ordered-on\":\"2026-02-28\",\"total\":41}";

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final Program program = Program.with(Apps.oauth2(provider, "api"));
    private final OAuthRemote api = program.oauth().remote("api").withToken(Token.bearer("ours"));

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    @Test
    void ofAnAnswer() {
        provider.answerCalls(ScriptedAnswers.json(200, ORDER));

        Order order = api.get("order").as(Order.class);

        assertThat(order.getDay()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(order.getItems()).containsExactly("tea", "\u00fc");
        assertThat(order.getTotal()).isEqualTo(41);
    }

    @Test
    void ofTheMembersOfAnAnswer() {
        provider.answerCalls(ScriptedAnswers.json(200, "[" + ORDER + "," + ORDER + "]"));

        List<Order> orders = api.get("orders").as(new GenericType<List<Order>>() {});

        assertThat(orders).extracting(Order::getTotal).containsExactly(41, 41);
    }

    @Test
    void ofABody() {
        Order order = new Order();
        order.setDay(LocalDate.of(2026, 2, 28));
        order.setItems(List.of("tea", "\u00fc"));
        order.setTotal(41);

        api.put("order", order);

        assertThat(provider.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.body()).isEqualTo(ORDER));
    }
}
