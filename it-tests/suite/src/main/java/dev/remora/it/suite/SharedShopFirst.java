package dev.remora.it.suite;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the classes {@link OnSharedShop} one after the other, so that their archive is deployed once. */
public final class SharedShopFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing((ClassDescriptor type) -> !type.isAnnotated(OnSharedShop.class))
                        .thenComparing(ClassDescriptor::getDisplayName));
    }
}
