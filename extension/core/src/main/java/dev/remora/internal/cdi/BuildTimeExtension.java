package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.SignInRequired;
import dev.remora.internal.config.ConfiguredNames;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Does the work of {@link RemoraExtension} for containers that know no portable extensions. It runs while the application is
 * built: of the configuration it sees names of keys only, and those that come later are served by the registry alone.
 */
@SkipIfPortableExtensionPresent(RemoraExtension.class)
public class BuildTimeExtension implements BuildCompatibleExtension {

    private final FoundNames names = new FoundNames();
    private final FoundDefinitions<AnnotationInfo> definitions =
            new FoundDefinitions<>(definition -> definition.member("name").asString());
    private final BuildTimeInjectionPoints points = new BuildTimeInjectionPoints(names);
    private final DeclaredBeans beans = new DeclaredBeans();
    private boolean signInRequired;

    /** Made by the container. */
    public BuildTimeExtension() {}

    /** The archive says that it has no beans, so nothing in it is known by itself. */
    @Discovery
    public void discover(ScannedClasses classes, MetaAnnotations annotations) {
        annotations.addQualifier(RemoteApp.class);
        annotations.addInterceptorBinding(SignInRequired.class);
        classes.add(BuiltApplication.class.getName());
    }

    /** Only here is it a bean: it has no constructor that containers would take for one. */
    @Enhancement(types = BuiltApplication.class)
    public void makeBean(ClassConfig type) {
        type.addAnnotation(Singleton.class);
        type.constructors().forEach(constructor -> constructor.addAnnotation(Inject.class));
    }

    @Enhancement(
            types = Object.class,
            withSubtypes = true,
            withAnnotations = {RemoteAppDefinition.class, RemoteAppDefinition.List.class})
    public void collectDefinitions(ClassInfo type) {
        definitions.add(type.name(), type.name(), type.repeatableAnnotation(RemoteAppDefinition.class), names);
    }

    @Enhancement(types = Object.class, withSubtypes = true, withAnnotations = SignInRequired.class)
    public void noteSignInRequired(ClassInfo type) {
        signInRequired |= !type.hasAnnotation(Interceptor.class);
    }

    @Registration(types = Object.class)
    public void collect(BeanInfo bean) {
        points.collect(bean);
        beans.note(bean);
    }

    @Registration(types = Object.class)
    public void collect(ObserverInfo observer) {
        points.collect(observer);
    }

    @Synthesis
    public void addBeans(SyntheticComponents components) {
        ConfiguredNames.of(DeploymentConfig.propertyNames(), names.names())
                .forEach(name -> names.add(name, "configuration remora." + name + ".*"));
        components
                .addBean(BuildTimeMetadata.class)
                .type(BuildTimeMetadata.class)
                .qualifier(fingerprint())
                .scope(Singleton.class)
                .withParam(BuildTimeMetadata.NAMES, names.names().toArray(String[]::new))
                .withParam(
                        BuildTimeMetadata.DEFINITIONS,
                        definitions.definitions().values().toArray(AnnotationInfo[]::new))
                .withParam(BuildTimeMetadata.BEANS, beans.names())
                .withParam(BuildTimeMetadata.PRIORITIES, beans.priorities())
                .withParam(BuildTimeMetadata.SIGN_IN_REQUIRED, signInRequired)
                .createWith(BuildTimeMetadata.Creator.class);
        for (String name : names.names()) {
            components
                    .addBean(OAuthRemote.class)
                    .type(OAuthRemote.class)
                    .qualifier(RemoteApp.Literal.of(name))
                    .qualifier(Any.Literal.INSTANCE)
                    .scope(RequestScoped.class)
                    .withParam(BuiltRemote.NAME, name)
                    .createWith(BuiltRemote.class);
        }
    }

    @Validation
    public void report(Messages messages) {
        names.problems().forEach(messages::error);
        definitions.problems().forEach(messages::error);
        beans.problems().forEach(messages::error);
    }

    // over live reloads Quarkus keeps a bean as it was first made, unless its qualifiers differ
    private NamedLiteral fingerprint() {
        String found = names.names() + "\n" + definitions.definitions() + "\n" + List.of(beans.names())
                + Arrays.toString(beans.priorities())
                + signInRequired;
        return NamedLiteral.of(BuildTimeMetadata.class.getName() + "-"
                + UUID.nameUUIDFromBytes(found.getBytes(StandardCharsets.UTF_8)));
    }
}
