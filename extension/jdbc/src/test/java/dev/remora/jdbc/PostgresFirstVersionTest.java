package dev.remora.jdbc;

@OnEngine(Dialect.POSTGRESQL)
class PostgresFirstVersionTest extends FirstVersion {

    PostgresFirstVersionTest(Engine engine) {
        super(engine);
    }

    @Override
    String octets(String statement) {
        return statement.replaceAll("X'([0-9a-f]+)'", "'\\\\x$1'");
    }
}
