package dev.remora.samples.provider;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The posts that people wrote on one face, newest first. */
final class Board {

    /** One message. */
    record Post(long id, User author, String text, Instant at) {}

    private static final int LIMIT = 280;
    private static final int SHOWN = 20;

    private final AtomicLong ids = new AtomicLong(1000);
    private final List<Post> posts = new CopyOnWriteArrayList<>();

    Board(List<User> users, String greeting) {
        post(users.get(users.size() - 1), "It is easier to ask forgiveness than it is to get permission.");
        post(users.get(0), greeting);
    }

    Post post(User author, String text) {
        if (text.isBlank() || text.length() > LIMIT) {
            throw new Refusal(403, "invalid_status", "a status has 1 to " + LIMIT + " characters");
        }
        Post post = new Post(ids.incrementAndGet(), author, text, Instant.now());
        posts.add(0, post);
        return post;
    }

    List<Post> latest() {
        return posts.stream().limit(SHOWN).toList();
    }
}
