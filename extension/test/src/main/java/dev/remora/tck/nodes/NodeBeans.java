package dev.remora.tck.nodes;

import dev.remora.RemoteApp;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.CurrentTime;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The beans of a node: its points, the request of a browser, and a clock that goes ahead of time. */
class NodeBeans implements Extension {

    private final PausePoints points;
    private final NodeRequests requests;
    private final AtomicLong hours;

    NodeBeans(PausePoints points, NodeRequests requests, AtomicLong hours) {
        this.points = points;
        this.requests = requests;
        this.hours = hours;
    }

    /** For all archives, and here alone: where it is only found on the class path it decorates nothing. */
    void enable(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(PausingStores.class, PausingStores.class.getName())
                .add(new Enabled());
    }

    @SuppressWarnings({"ClassExplicitlyAnnotation", "BadAnnotationImplementation"})
    private static final class Enabled extends AnnotationLiteral<Priority> implements Priority {

        private static final long serialVersionUID = 1L;

        @Override
        public int value() {
            return Interceptor.Priority.APPLICATION;
        }
    }

    void add(@Observes AfterBeanDiscovery event) {
        event.<PausePoints>addBean()
                .types(PausePoints.class)
                .id(PausePoints.class.getName())
                .createWith(context -> points);
        event.<CurrentRequest>addBean()
                .types(CurrentRequest.class)
                .id(CurrentRequest.class.getName())
                .scope(ApplicationScoped.class)
                .createWith(context -> requests);
        event.<CurrentTime>addBean()
                .types(CurrentTime.class)
                .id(CurrentTime.class.getName())
                .scope(ApplicationScoped.class)
                .createWith(context -> new Ahead(Clock.systemUTC(), hours));
        event.<ProtocolFilter>addBean()
                .types(ProtocolFilter.class)
                .id(ProtocolFilter.class.getName())
                .qualifiers(RemoteApp.Literal.of(NodeProgram.APP))
                .scope(ApplicationScoped.class)
                .createWith(context -> new Exchange(points));
    }

    private record Ahead(Clock clock, AtomicLong hours) implements CurrentTime {

        @Override
        public Instant instant() {
            return clock.instant().plus(Duration.ofHours(hours.get()));
        }
    }

    private record Exchange(PausePoints points) implements ProtocolFilter {

        @Override
        public ProtocolRequest request(ProtocolRequest request) {
            points.pass("before exchange");
            return request;
        }

        @Override
        public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
            points.pass("after exchange");
            return response;
        }
    }
}
