package org.virtualgranule.netcdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;

/** A sidecar with any variables, and the file whose bytes it describes. */
final class HandMade {
    private final StringBuilder xml = new StringBuilder();
    private final ByteBuffer data = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    HandMade xml(String text) {
        xml.append(text);
        return this;
    }

    /** Puts bytes into the file, and a contiguous storage element for them into the sidecar. */
    HandMade stored(String attributes, Consumer<ByteBuffer> values) {
        int start = data.position();
        values.accept(data);
        return xml("<dmrpp:chunks byteOrder=\"LE\" " + attributes + "><dmrpp:chunk offset=\"" + start + "\" nBytes=\""
                + (data.position() - start) + "\"/></dmrpp:chunks>");
    }

    /** Writes both files. */
    Path write(Path folder) throws IOException {
        byte[] bytes = new byte[data.position()];
        data.duplicate().flip().get(bytes);
        Files.write(folder.resolve("made.h5"), bytes);
        return Files.writeString(
                folder.resolve("made.h5.dmrpp"),
                "<Dataset xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:version=\"3.21.0\" name=\"made.h5\">"
                        + xml + "</Dataset>");
    }

    NetcdfFile open(Path folder) throws IOException {
        return NetcdfFiles.open(write(folder).toString());
    }
}
