package dev.remora.jdbc;

import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.time.Duration;
import java.util.List;

/**
 * The settings of this module, all of them for all remote applications. Found as a service.
 *
 * @since 1.0
 */
public final class JdbcSettings implements SettingDefinitions {

    static final SettingDefinition<String> DATASOURCE = SettingDefinition.text("jdbc-datasource")
            .global()
            .withDescription("JNDI name of the `DataSource`, such as `java:jboss/datasources/ExampleDS`");
    static final SettingDefinition<String> URL = SettingDefinition.text("jdbc-url")
            .global()
            .withDescription(
                    "address of the database, such as `jdbc:postgresql://db/shop`, where there is no `DataSource`");
    static final SettingDefinition<String> USER =
            SettingDefinition.text("jdbc-user").global().withDescription("user of the database at `remora.jdbc-url`");
    static final SettingDefinition<String> PASSWORD =
            SettingDefinition.secret("jdbc-password").global().withDescription("password of that user");
    static final SettingDefinition<SchemaMode> SCHEMA = SettingDefinition.choice("jdbc-schema", SchemaMode.class)
            .global()
            .withDefault("validate")
            .withDescription(
                    "`create` makes missing tables at the first use, `validate` says which file to run, `none` looks at"
                            + " nothing");
    static final SettingDefinition<Duration> SESSION_LIFETIME = SettingDefinition.duration("jdbc-session-lifetime")
            .global()
            .withDefault("P30D")
            .withDescription("how long a token of a browser session is kept after it was granted or renewed last");

    /** Made by the service loader. */
    public JdbcSettings() {}

    @Override
    public List<SettingDefinition<?>> definitions() {
        return List.of(DATASOURCE, URL, USER, PASSWORD, SCHEMA, SESSION_LIFETIME);
    }
}
