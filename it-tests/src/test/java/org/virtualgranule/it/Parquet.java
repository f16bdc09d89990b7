package org.virtualgranule.it;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads Parquet files with DuckDB, which knows nothing of our writer. */
final class Parquet {
    private Parquet() {}

    /** Rows of a query in which FILE stands for the file, in the file's order. */
    static List<List<Object>> rows(Path file, String sql) {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET enable_geoparquet_conversion = false");
            statement.execute("SET TimeZone = 'UTC'");
            ResultSet result = statement.executeQuery(sql.replace("FILE", "'" + file + "'"));
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static List<String> columns(Path file) {
        return rows(file, "DESCRIBE SELECT * FROM FILE").stream()
                .map(row -> row.get(0).toString())
                .toList();
    }

    static long count(Path file) {
        return (Long) rows(file, "SELECT count(*) FROM FILE").get(0).get(0);
    }
}
