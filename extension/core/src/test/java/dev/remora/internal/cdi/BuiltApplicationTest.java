package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import dev.remora.spi.Settings;
import dev.remora.spi.WebSignIn;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs in an application that was built; the rest of it is tested where there are such applications. */
class BuiltApplicationTest {

    @Test
    void itKeepsTheBeansOfEveryContractAndItsOwn() {
        List<Type> kept = Arrays.stream(BuiltApplication.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Inject.class))
                .peek(field -> assertThat(field.getType()).isEqualTo(Instance.class))
                .map(Field::getGenericType)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
                .toList();

        List<Type> expected = new ArrayList<>(ContractBeans.contracts());
        expected.add(OAuth.class);
        expected.add(WebSignIn.class);
        expected.add(Settings.class);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void otherContainersDoNotTakeItForABean() {
        assertThat(Deployment.problems(BuiltApplication.class)).isEmpty();
    }

    @Test
    void oneProblemOfTheStartIsToldAsItIs() {
        SettingsException problem = CdiMessages.illegalName("a.b", List.of("here"));

        assertThat(CdiMessages.startFailed(List.of(problem))).isSameAs(problem);
    }

    @Test
    void severalProblemsOfTheStartAreToldAtOnce() {
        SettingsException first = CdiMessages.illegalName("a.b", List.of("here"));
        SettingsException second = CdiMessages.definedTwice("x", List.of("there", "elsewhere"));

        SettingsException all = CdiMessages.startFailed(List.of(first, second));

        assertThat(all)
                .hasMessage("REMORA-00111: the application cannot start:\n  " + first.getMessage()
                        + "\n  REMORA-00103: remote app 'x' is defined more than once: there, elsewhere");
        assertThat(all.getSuppressed()).containsExactly(first, second);
    }
}
