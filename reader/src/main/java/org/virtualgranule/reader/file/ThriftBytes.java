package org.virtualgranule.reader.file;

import java.io.ByteArrayInputStream;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Parquet's headers and footers, which are Thrift structures. Nothing in them can be larger than they are themselves. */
final class ThriftBytes {
    private ThriftBytes() {}

    /** Reads a structure from at most so many bytes; gives how many it has. */
    static int read(TBase<?, ?> structure, byte[] bytes, int offset, int length) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes, offset, length);
            structure.read(new TCompactProtocol(new TIOStreamTransport(in), length, length));
            return length - in.available();
        } catch (TException | RuntimeException e) {
            throw new DamagedFileException("its header at byte " + offset + " cannot be read", e);
        }
    }
}
