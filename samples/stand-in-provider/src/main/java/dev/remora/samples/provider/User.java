package dev.remora.samples.provider;

import java.util.List;

/**
 * Somebody who has an account here.
 *
 * @param id the number of the account
 * @param login the short name
 * @param name the name as people write it
 */
public record User(long id, String login, String name) {

    /** Everybody who has one, unless tests say otherwise; the first is who is signed in unless the page is told otherwise. */
    public static final List<User> ALL =
            List.of(new User(1815, "ada", "Ada Lovelace"), new User(1906, "grace", "Grace Hopper"));

    /** The one who was chosen on the page, or the first. */
    static User chosen(List<User> users, Call call) {
        String login = call.form("user").orElse(users.get(0).login());
        return users.stream()
                .filter(user -> user.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "invalid_request", "there is no such user"));
    }
}
