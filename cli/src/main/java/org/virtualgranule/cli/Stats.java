package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** The figures of a run, as the JSON line that {@code --stats} prints. */
final class Stats {
    private final long start = System.nanoTime();
    private final CountingByteSource source;

    Stats(CountingByteSource source) {
        this.source = source;
    }

    void print(PrintWriter err, SubsetRun.Summary summary) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("granules", summary.granules());
        json.put("rows", summary.rows());
        json.put("requests", source.requests());
        json.put("bytes_fetched", source.bytes());
        json.put("bytes_wanted", source.documentBytes() + summary.bytesWanted());
        json.put("seconds", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
        err.println(json);
        err.flush();
    }
}
