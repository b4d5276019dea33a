package dev.remora.it.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** As {@link OnServer}, for a class whose {@code @Deployment} method gives {@link SharedShop#archive()}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@OnServer
@interface OnSharedShop {}
