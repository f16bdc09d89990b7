package org.virtualgranule.it.remote;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Granules in a folder, and a server of it that goes with the test. */
abstract class ServedGranules {
    @TempDir
    Path directory;

    ManyGranules granules;
    FaultyServer server;

    void serve(int count) throws IOException {
        granules = new ManyGranules(directory, count);
        server = new FaultyServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
