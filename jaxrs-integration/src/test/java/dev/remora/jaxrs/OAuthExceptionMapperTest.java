package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.RequestRefusedException;
import dev.remora.ResponseInvalidException;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.UnexpectedStatusException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions that the application maps nowhere; that it may map them is in the integration suite, for every runtime. */
class OAuthExceptionMapperTest {

    private static final String DETAIL =
            "REMORA-00652: remote app 'bank': https://intern.example:8443 refused remora.bank.x";
    private static final String OTHERS =
            "Another service that is needed for this did not answer as it should. Please try again later. (4f2a)\n";
    private static final String OURS = "Something went wrong here. (4f2a)\n";

    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.remora.jaxrs");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    static Stream<Arguments> exceptions() {
        TransportException slow = new TransportException(ErrorCode.TIMEOUT, "bank", DETAIL, null);
        return Stream.of(
                Arguments.of(slow, 504, OTHERS),
                Arguments.of(new TransportException(ErrorCode.REFRESH_FAILED, "bank", DETAIL, slow), 504, OTHERS),
                Arguments.of(new TransportException(ErrorCode.UNREACHABLE, "bank", DETAIL, null), 502, OTHERS),
                Arguments.of(
                        new TokenRequestException(ErrorCode.TOKEN_ERROR, "bank", DETAIL, 400, null, null, null, null),
                        502,
                        OTHERS),
                Arguments.of(
                        new ResponseInvalidException(ErrorCode.RESPONSE_INVALID, "bank", DETAIL, null), 502, OTHERS),
                Arguments.of(new UnexpectedStatusException("bank", DETAIL, 500), 502, OTHERS),
                Arguments.of(new StoreException("bank", DETAIL, null), 503, OTHERS),
                Arguments.of(
                        new RequestRefusedException(ErrorCode.SIGNED_IN_MEANWHILE, null, DETAIL, null),
                        409,
                        "You have signed in with this browser meanwhile. Please do this once more. (4f2a)\n"),
                Arguments.of(
                        new SettingsException(ErrorCode.CONFIG_INVALID, "bank", DETAIL, List.of("scope"), null),
                        500,
                        OURS),
                Arguments.of(new RequestRefusedException(ErrorCode.REQUEST_INVALID, "bank", DETAIL, null), 500, OURS));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void answersWithAPageThatHasTheIdOfTheLogLineAndNoDetail(OAuthException exception, int status, String page) {
        try (Response answer = new OAuthExceptionMapper(() -> "4f2a").toResponse(exception)) {
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getEntity()).isEqualTo(page);
            assertThat(answer.getMediaType().toString()).isEqualTo("text/plain;charset=UTF-8");
            assertThat(answer.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
        }
        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getMessage())
                    .isEqualTo("REMORA-00808: 4f2a: a request ended with " + exception.code()
                            + ", and the application maps no such exception: " + DETAIL);
            assertThat(line.getThrown()).isSameAs(exception);
            assertThat(line.getLevel().getName()).isEqualTo(status == 500 ? "SEVERE" : "WARNING");
        });
    }

    @Test
    void everyOccurrenceHasAnIdOfItsOwn() {
        OAuthException exception = new RequestRefusedException(ErrorCode.REQUEST_INVALID, "bank", DETAIL, null);
        OAuthExceptionMapper mapper = new OAuthExceptionMapper();

        try (Response one = mapper.toResponse(exception);
                Response other = mapper.toResponse(exception)) {
            assertThat(one.getEntity()).asString().matches("Something went wrong here\\. \\([0-9a-f]{8}\\)\n");
            assertThat(other.getEntity()).isNotEqualTo(one.getEntity());
        }
    }
}
