package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deployments that fail for the name of a remote app. */
class NameProblemsTest {

    private static final String HERE = NameProblemsTest.class.getName() + "$";
    private static final String LONG = "0123456789012345678901234567890123456789012345678901234567890123";

    @RequestScoped
    static class Empty {
        @Inject
        @RemoteApp("")
        OAuthRemote remote;
    }

    @Test
    void anEmptyNameIsNone() {
        assertThat(Deployment.problems(Empty.class))
                .containsExactly("REMORA-00101: '' cannot be the name of a remote app (1 to 64 characters, no dot, no"
                        + " control character): injection point " + HERE + "Empty.remote");
    }

    @RequestScoped
    static class Dotted {
        @Inject
        @RemoteApp("git.hub")
        OAuthRemote remote;
    }

    @Test
    void aNameHasNoDot() {
        assertThat(Deployment.problems(Dotted.class))
                .containsExactly("REMORA-00101: 'git.hub' cannot be the name of a remote app (1 to 64 characters, no"
                        + " dot, no control character): injection point " + HERE + "Dotted.remote");
    }

    @RequestScoped
    static class LineFeed {
        @Inject
        @RemoteApp("git\nhub")
        OAuthRemote remote;
    }

    @Test
    @Tag("S-02")
    void aNameHasNoControlCharacterAndTheProblemDoesNotShowOne() {
        assertThat(Deployment.problems(LineFeed.class))
                .containsExactly("REMORA-00101: 'git\\u000ahub' cannot be the name of a remote app (1 to 64 characters,"
                        + " no dot, no control character): injection point " + HERE + "LineFeed.remote");
    }

    @RequestScoped
    static class TooLong {
        @Inject
        @RemoteApp(LONG + "4")
        OAuthRemote remote;
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(Deployment.problems(TooLong.class))
                .containsExactly("REMORA-00101: '" + LONG + "...' cannot be the name of a remote app (1 to 64"
                        + " characters, no dot, no control character): injection point " + HERE + "TooLong.remote");
    }

    @RequestScoped
    static class Legal {
        @Inject
        @RemoteApp(LONG)
        OAuthRemote longest;

        @Inject
        @RemoteApp("x")
        OAuthRemote shortest;

        @Inject
        @RemoteApp("Müllers Laden (2)")
        OAuthRemote withSpaces;
    }

    @Test
    void spacesAndLettersOfAnyLanguageAreAllowed() {
        assertThat(Deployment.problems(Legal.class)).isEmpty();
    }

    @RemoteAppDefinition(name = "my_app")
    @RequestScoped
    static class OneVariable {
        @Inject
        @RemoteApp("my-app")
        OAuthRemote dashed;

        @Inject
        @RemoteApp("My App")
        OAuthRemote spaced;
    }

    @Test
    void namesWithTheSameEnvironmentVariablesCannotBeToldApart() {
        assertThat(Deployment.problems(OneVariable.class))
                .containsExactly("REMORA-00102: remote apps whose settings have the same environment variables"
                        + " REMORA_MY_APP_* cannot be told apart: 'My App' (injection point " + HERE
                        + "OneVariable.spaced) and 'my-app' (injection point " + HERE
                        + "OneVariable.dashed) and 'my_app' (@RemoteAppDefinition on " + HERE + "OneVariable)");
    }

    @RemoteAppDefinition(name = "twice")
    @RequestScoped
    static class First {}

    @RemoteAppDefinition(name = "twice")
    @RemoteAppDefinition(name = "once")
    @RequestScoped
    static class Second {}

    @Test
    @Tag("R2")
    void aRemoteAppIsDefinedOnce() {
        assertThat(Deployment.problems(First.class, Second.class))
                .containsExactly("REMORA-00103: remote app 'twice' is defined more than once: @RemoteAppDefinition on "
                        + HERE + "First, @RemoteAppDefinition on " + HERE + "Second");
    }

    @RemoteAppDefinition(name = "same", scope = "read")
    @RemoteAppDefinition(name = "same", scope = "write")
    @RequestScoped
    static class TwiceOnOneClass {}

    @Test
    @Tag("R2")
    void oneClassDefinesARemoteAppOnce() {
        assertThat(Deployment.problems(TwiceOnOneClass.class))
                .containsExactly("REMORA-00103: remote app 'same' is defined more than once: @RemoteAppDefinition on "
                        + HERE + "TwiceOnOneClass, @RemoteAppDefinition on " + HERE + "TwiceOnOneClass");
    }

    @Test
    @Tag("S-03")
    void allProblemsAreReportedAtOnce() {
        assertThat(Deployment.problems(Empty.class, Dotted.class, OneVariable.class, First.class, Second.class))
                .extracting(problem -> problem.substring(0, "REMORA-00000".length()))
                .containsExactly("REMORA-00101", "REMORA-00101", "REMORA-00102", "REMORA-00103");
    }
}
