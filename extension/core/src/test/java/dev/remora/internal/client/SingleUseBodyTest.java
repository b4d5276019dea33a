package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who waits for whom while a request is sent. */
@Tag("C-16")
class SingleUseBodyTest {

    private final List<String> seen = new ArrayList<>();
    private final SubmissionPublisher<ByteBuffer> application = new SubmissionPublisher<>(Runnable::run, 8);
    private final SingleUseBody body = new SingleUseBody(
            BodyPublishers.fromPublisher(application), () -> seen.add("piece"), () -> seen.add("all"));
    private final Connection connection = new Connection();

    @Test
    void theProviderIsWaitedForWhileTheConnectionWantsNothing() {
        body.subscribe(connection);
        connection.want(1);
        application.submit(ByteBuffer.allocate(16 * 1024));

        assertThat(body.isHeldUp()).isTrue();
        connection.want(1);
        assertThat(body.isHeldUp()).as("the application is waited for").isFalse();
    }

    @Test
    void theApplicationIsWaitedForBeforeItsFirstPiece() {
        body.subscribe(connection);
        assertThat(body.isHeldUp()).isFalse();
        connection.want(1);

        assertThat(body.isHeldUp()).isFalse();
    }

    @Test
    void aVeryLargePieceHasItsTime() {
        body.subscribe(connection);
        connection.want(1);
        application.submit(ByteBuffer.allocate(1024 * 1024));

        assertThat(body.isHeldUp()).isFalse();
    }

    @Test
    void eachPieceIsToldOnceAndTheEndOnce() {
        body.subscribe(connection);
        connection.want(Long.MAX_VALUE);
        application.submit(ByteBuffer.allocate(1));
        application.submit(ByteBuffer.allocate(1));
        application.close();

        assertThat(seen).containsExactly("piece", "piece", "all");
        assertThat(body.isHeldUp()).as("it would take any number").isFalse();
    }

    /** What the JDK's client does with a body. */
    private static final class Connection implements Subscriber<ByteBuffer> {

        private final List<Subscription> subscriptions = new ArrayList<>();

        void want(long pieces) {
            subscriptions.get(0).request(pieces);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriptions.add(subscription);
        }

        @Override
        public void onNext(ByteBuffer octets) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
