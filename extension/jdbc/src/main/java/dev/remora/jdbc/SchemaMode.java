package dev.remora.jdbc;

/** The values of {@code remora.jdbc-schema}. */
enum SchemaMode {
    CREATE,
    VALIDATE,
    NONE
}
