/** Remora's stores in a relational database: tokens, sign-ins under way, logouts and linked accounts, for many nodes. */
module dev.remora.jdbc {
    requires transitive dev.remora;
    requires java.sql;
    requires static jakarta.transaction; // an annotation that means nothing where there is no JTA
    requires static java.naming;
    requires static transitive org.jspecify;
    requires jakarta.annotation;

    exports dev.remora.jdbc;

    // Weld makes proxies of its beans
    opens dev.remora.jdbc;

    provides dev.remora.spi.SettingDefinitions with
            dev.remora.jdbc.JdbcSettings;
}
