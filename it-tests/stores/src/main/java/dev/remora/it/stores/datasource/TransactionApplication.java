package dev.remora.it.stores.datasource;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application; its settings say which data source of the server it has. */
@ApplicationPath("api")
public class TransactionApplication extends Application {}
