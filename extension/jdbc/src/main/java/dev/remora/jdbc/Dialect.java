package dev.remora.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The engines whose SQL is shipped, and what differs among them beside the types in the files of the schema. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "postgresql", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)"),
    MARIADB("MariaDB", "mariadb", "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000"),
    H2("H2", "h2", "DATEDIFF(MILLISECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00', CURRENT_TIMESTAMP)");

    // octets and patterns are left as they are
    private static final Pattern LITERAL = Pattern.compile("(?:X|LIKE )'[^']*'|('[^']*')");

    private final String product;
    private final String folder;
    private final String now;

    Dialect(String product, String folder, String now) {
        this.product = product;
        this.folder = folder;
        this.now = now;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (product.equals("MySQL")) {
            return MARIADB;
        }
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(product))
                .findFirst()
                .orElseThrow(() -> JdbcMessages.engineUnknown(product));
    }

    /**
     * Returns a statement as the engine takes it: {@code :now} is its own time in milliseconds, so that the clocks of nodes do not
     * matter.
     */
    String sql(String statement) {
        String typed = hasOctets() ? LITERAL.matcher(statement).replaceAll(Dialect::octets) : statement;
        return typed.replace(":now", now);
    }

    private static String octets(MatchResult literal) {
        return literal.group(1) == null ? "$0" : "CAST($1 AS VARBINARY)";
    }

    /** Whether texts have to be given as octets: H2, which may hold letters of two cases to be the same, compares only these exactly. */
    boolean hasOctets() {
        return this == H2;
    }

    /** The file of this module that makes the schema of a version. */
    String file(int version) {
        return "dev/remora/jdbc/%s/%03d.sql".formatted(folder, version);
    }
}
