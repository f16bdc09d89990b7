package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** The figures of a run, as the JSON line that {@code --stats} prints: the last on the error stream. */
final class Stats {
    private final long start = System.nanoTime();
    private final CountingByteSource source;

    Stats(CountingByteSource source) {
        this.source = source;
    }

    void print(PrintWriter err, int granules, long rows, long bytesWanted) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("granules", granules);
        json.put("rows", rows);
        json.put("requests", source.requests());
        json.put("bytes_fetched", source.bytes());
        json.put("bytes_wanted", source.documentBytes() + bytesWanted);
        json.put("seconds", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
        err.println(json);
        err.flush();
    }
}
