package dev.remora.internal.cdi;

import dev.remora.RemoteApp;
import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notes of beans of our contracts the properties that are known only while the application is built. */
final class DeclaredBeans {

    private static final String REQUEST_FILTER = ClientRequestFilter.class.getName();

    private final SortedMap<String, Integer> priorities = new TreeMap<>();
    private final List<SettingsException> problems = new ArrayList<>();

    void note(BeanInfo bean) {
        Optional<String> remoteApp = remoteApp(bean);
        if (bean.isClassBean() && bean.declaringClass().hasAnnotation(Priority.class) && fillsContract(bean)) {
            priorities.put(
                    bean.declaringClass().name(),
                    bean.declaringClass().annotation(Priority.class).value().asInt());
        }
        if (remoteApp.isPresent()
                && classes(bean).anyMatch(type -> type.name().equals(REQUEST_FILTER))
                && classes(bean).anyMatch(type -> type.hasAnnotation(Provider.class))) {
            problems.add(CdiMessages.filterIsProvider(remoteApp.get(), BuildTimeElementNames.of(bean)));
        }
    }

    /** Names of classes, each at the place of its priority. */
    String[] names() {
        return priorities.keySet().toArray(String[]::new);
    }

    int[] priorities() {
        return priorities.values().stream().mapToInt(Integer::intValue).toArray();
    }

    List<SettingsException> problems() {
        return problems;
    }

    private static boolean fillsContract(BeanInfo bean) {
        return classes(bean)
                .anyMatch(type -> ContractBeans.contracts().stream()
                        .anyMatch(contract -> contract.getName().equals(type.name())));
    }

    private static Optional<String> remoteApp(BeanInfo bean) {
        return bean.qualifiers().stream()
                .filter(qualifier -> qualifier.name().equals(RemoteApp.class.getName()))
                .map(AnnotationInfo::value)
                .map(value -> value.asString())
                .findFirst();
    }

    private static Stream<ClassInfo> classes(BeanInfo bean) {
        return bean.types().stream()
                .filter(Type::isClass)
                .map(type -> type.asClass().declaration());
    }
}
