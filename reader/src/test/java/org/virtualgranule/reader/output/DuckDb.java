package org.virtualgranule.reader.output;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The outside oracle: another program's Parquet reader. */
final class DuckDb {
    private DuckDb() {}

    /**
     * Answers a query, row by row.
     *
     * @param sql with FILE for the quoted path of the file
     */
    static List<List<Object>> rows(Path file, String sql) {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            // As the bytes stand in the file; the geometry type would need an extension.
            statement.execute("SET enable_geoparquet_conversion = false");
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

    /** The first column of the answer. */
    static List<Object> values(Path file, String sql) {
        return rows(file, sql).stream().map(row -> row.get(0)).toList();
    }

    /** The only value of the answer. */
    static Object value(Path file, String sql) {
        return values(file, sql).get(0);
    }

    /** A text from the footer. */
    static String footer(Path file, String key) {
        return (String)
                value(file, "SELECT decode(value) FROM parquet_kv_metadata(FILE) WHERE decode(key) = '" + key + "'");
    }
}
