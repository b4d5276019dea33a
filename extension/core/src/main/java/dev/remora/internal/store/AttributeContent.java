package dev.remora.internal.store;

/** Writes itself. */
@FunctionalInterface
interface AttributeContent {

    void writeTo(AttributeWriter out);
}
