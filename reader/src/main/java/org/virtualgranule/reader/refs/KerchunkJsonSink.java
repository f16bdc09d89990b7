package org.virtualgranule.reader.refs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.file.PendingFile;
import org.virtualgranule.zarr.export.KerchunkJson;
import org.virtualgranule.zarr.export.ReferenceGranule;
import org.virtualgranule.zarr.store.VirtualStore;

/** Writes kerchunk's references in JSON. */
final class KerchunkJsonSink implements RefsSink<ReferenceGranule> {
    private final UnaryOperator<String> moved;
    private final PendingFile file;
    private final KerchunkJson json;

    KerchunkJsonSink(Path out, UnaryOperator<String> moved) {
        this.moved = moved;
        file = PendingFile.beside(out);
        try {
            OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file.path()), 1 << 16);
            json = new KerchunkJson(stream);
        } catch (IOException e) {
            file.discard();
            throw file.failure(e);
        }
    }

    @Override
    public ReferenceGranule prepare(VirtualStore granule, URI data) {
        return ReferenceGranule.of(granule, moved);
    }

    @Override
    public List<Diagnostic> leftOut(ReferenceGranule granule) {
        return granule.leftOut();
    }

    @Override
    public void write(String group, ReferenceGranule granule) {
        try {
            json.write(group, granule);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    @Override
    public void finish() {
        try {
            json.finish();
            json.close();
        } catch (IOException e) {
            throw file.failure(e);
        }
        file.publish();
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            // What could not be stored was to be dropped anyway.
        } finally {
            file.discard(); // nothing is there under this name when it is published
        }
    }
}
