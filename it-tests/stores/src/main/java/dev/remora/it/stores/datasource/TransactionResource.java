package dev.remora.it.stores.datasource;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refreshes the token of the session in a transaction that is rolled back. */
@Path("")
@RequestScoped
public class TransactionResource {

    @Inject
    @RemoteApp("op")
    OAuthRemote op;

    @Inject
    UserTransaction transaction;

    @Inject
    @ConfigProperty(name = "remora.jdbc-datasource")
    String dataSource;

    /** The refresh token that is kept, and how many tokens the table has. */
    @GET
    @Path("kept")
    public String kept() throws SQLException, NamingException {
        return refreshToken() + " tokens " + count("remora_token");
    }

    /** A row of the application's own and a refresh, and nothing of that transaction stays. */
    @POST
    @Path("rolled-back")
    public String refreshAndRollBack() throws SQLException, NamingException, NotSupportedException, SystemException {
        change("CREATE TABLE IF NOT EXISTS own (id INTEGER)");
        transaction.begin();
        int status;
        try {
            change("INSERT INTO own VALUES (1)");
            op.refresh();
            status = transaction.getStatus();
        } finally {
            transaction.rollback();
        }
        return refreshToken() + " own " + count("own") + " active " + (status == 0);
    }

    @SuppressWarnings("BanJNDI") // the archive says the name
    private Connection connection() throws SQLException, NamingException {
        return InitialContext.<DataSource>doLookup(dataSource).getConnection();
    }

    private String refreshToken() {
        return String.valueOf(((OAuth2Token) op.token().orElseThrow()).refreshToken());
    }

    private void change(String sql) throws SQLException, NamingException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private int count(String table) throws SQLException, NamingException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
