package dev.remora.benchmarks.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements by which a token is read and replaced, on an open connection. */
record BareStatements(Connection open, String owner) {

    private static final String OF_KEY = " WHERE app = 'github' AND owner = ? AND name = ?";

    byte[] find() throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT version, record FROM remora_token" + OF_KEY + " AND record IS NOT NULL")) {
            select.setString(1, owner);
            select.setString(2, "");
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no such token");
                }
                return rows.getBytes(2);
            }
        }
    }

    int replace(byte[] record) throws SQLException {
        try (PreparedStatement update = open.prepareStatement(
                "UPDATE remora_token SET version = ?, key_id = ?, record = ?, access_expires_at = ?,"
                        + " updated_at = (EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000)::BIGINT" + OF_KEY
                        + " AND version IS NOT NULL AND record IS NOT NULL")) {
            update.setLong(1, 7);
            update.setString(2, "00000000");
            update.setBytes(3, record);
            update.setLong(4, 0);
            update.setString(5, owner);
            update.setString(6, "");
            int changed = update.executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException("no such token");
            }
            return changed;
        }
    }
}
