package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

/** A deployment without MicroProfile Config, in a virtual machine of its own. */
class MissingConfigurationTest {

    @Test
    void withoutAnImplementationTheDeploymentSaysSo() throws Exception {
        assertThat(deployed("smallrye-config"))
                .isEqualTo(
                        "REMORA-00106: Remora reads its settings with MicroProfile Config, and there is none to be had:"
                                + " No ConfigProviderResolver implementation found!");
    }

    @Test
    void withoutTheApiTheDeploymentSaysSo() throws Exception {
        assertThat(deployed("smallrye-config", "microprofile-config-api"))
                .isEqualTo(
                        "REMORA-00106: Remora reads its settings with MicroProfile Config, and there is none to be had:"
                                + " its API is not on the class path");
    }

    @Test
    void withBothTheDeploymentSucceeds() throws Exception {
        assertThat(deployed("there-is-no-such-jar")).isEqualTo("deployed");
    }

    /** What that virtual machine does. */
    public static void main(String[] arguments) {
        try {
            new Weld()
                    .disableDiscovery()
                    .addExtension(new RemoraExtension())
                    .addBeanClass(MissingConfigurationTest.class)
                    .initialize()
                    .close();
            System.out.print("deployed");
        } catch (RuntimeException e) {
            System.out.print(e.getCause() == null ? e : e.getCause().getMessage());
        }
    }

    private static String deployed(String... without) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(without).noneMatch(new File(entry).getName()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        path,
                        MissingConfigurationTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
