package dev.remora.it.stores.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;

/** Deploys what the class's {@code @Deployment} method gives, in the tests' own JVM. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ArquillianTest
@RunAsClient
@interface OnEmbedded {}
