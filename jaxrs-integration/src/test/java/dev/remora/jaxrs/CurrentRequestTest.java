package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the application's own resources and Remora see of one and the same request. */
class CurrentRequestTest {

    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Echo.class);
        browser = new Browser(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Path("echo")
    @RequestScoped
    public static class Echo {

        @Inject
        CurrentRequest current;

        @GET
        public String get() {
            return current.method() + " " + current.uri() + " " + current.baseUri() + " " + current.query() + " "
                    + current.form() + " " + current.callerName();
        }

        @POST
        @Path("form-param")
        public String formParam(@FormParam("code") String code) {
            return code + " " + current.form();
        }

        @POST
        @Path("map")
        public String map(MultivaluedMap<String, String> form) {
            return form + " " + current.form();
        }

        @POST
        @Path("stream")
        public String stream(InputStream body) throws IOException {
            return current.form() + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }

        @POST
        @Path("none")
        public String none() {
            return current.form().toString();
        }

        @POST
        @Path("parameter")
        public String parameter(@Context HttpServletRequest request) {
            return request.getParameter("code") + " " + current.form();
        }
    }

    @Test
    void aGetIsSeenAsTheServerSeesIt() throws Exception {
        assertThat(browser.get("echo?code=a%20b&code=c&x").body())
                .isEqualTo("GET " + server.base() + "echo?code=a%20b&code=c&x " + server.base()
                        + " {code=[a b, c], x=[]} {} Optional.empty");
    }

    @Test
    void aFormServesFormParametersToo() throws Exception {
        assertThat(browser.form("echo/form-param?y=z", "code=a+b&state=1").body())
                .isEqualTo("a b {code=[a b], state=[1]}");
    }

    @Test
    void aFormServesAMapToo() throws Exception {
        assertThat(browser.form("echo/map", "code=a+b&state=1").body())
                .isEqualTo("{code=[a b], state=[1]} {code=[a b], state=[1]}");
    }

    @Test
    void aFormServesAStreamToo() throws Exception {
        assertThat(browser.form("echo/stream", "code=a+b&state=1").body())
                .isEqualTo("{code=[a b], state=[1]} code=a+b&state=1");
    }

    @Test
    void aFormServesAMethodWithoutEntity() throws Exception {
        assertThat(browser.form("echo/none", "code=a+b&state=1").body()).isEqualTo("{code=[a b], state=[1]}");
    }

    @Test
    void getParameterTakesNothingAway() throws Exception {
        assertThat(browser.form("echo/parameter?code=q", "code=a+b&state=1").body())
                .isEqualTo("q {code=[a b], state=[1]}");
    }

    @Test
    void aFormIsReadInUtf8WhateverTheServerTookItFor() throws Exception {
        for (String path : List.of("form-param", "map", "parameter")) {
            assertThat(browser.form("echo/" + path, "code=%C4%80+%C3%A9&%C4%80=1")
                            .body())
                    .as(path)
                    .endsWith(" {code=[\u0100 \u00e9], \u0100=[1]}");
            assertThat(browser.form("echo/" + path, "code=%FF&a=%41").body())
                    .as(path)
                    .contains("a=[A]");
            assertThat(browser.post(
                                    "echo/" + path,
                                    "application/x-www-form-urlencoded;charset=UTF-8",
                                    "code=%C3%83%C2%A9")
                            .body())
                    .as(path)
                    .endsWith(" {code=[\u00c3\u00a9]}");
        }
    }
}
