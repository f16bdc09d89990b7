package org.virtualgranule.netcdf;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.OneLine;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.bytes.Locations;
import ucar.ma2.Array;
import ucar.ma2.Section;
import ucar.nc2.Group;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Structure;
import ucar.nc2.Variable;
import ucar.nc2.iosp.AbstractIOServiceProvider;
import ucar.nc2.util.CancelTask;
import ucar.unidata.io.RandomAccessFile;

/**
 * netcdf-java's file type for DMR++ sidecars: opening reads the sidecar, and reading a variable fetches the chunks of the
 * HDF5 granule that it needs. An application has nothing to do but to have this library on its class path. Several
 * threads may read.
 */
public final class DmrppIosp extends AbstractIOServiceProvider {
    private static final Logger LOG = LoggerFactory.getLogger(DmrppIosp.class);
    private static final int BEGINNING = 1 << 16;

    /** A Java array's bytes, for a sidecar that netcdf-java opened; others are read as a stream. */
    private static final int MOST_HELD = Integer.MAX_VALUE - 8;

    /** What netcdf-java calls such files. */
    static final String FILE_TYPE = "DMR++";

    private Optional<OpenGranule> granule = Optional.empty();
    private Optional<String> version = Optional.empty();
    private List<Diagnostic> leftOut = List.of();

    /** For netcdf-java, which finds this class as a service. */
    public DmrppIosp() {}

    /** A sidecar's root element says what it is; other file types shall not lose files that merely mention sidecars. */
    @Override
    public boolean isValidFile(RandomAccessFile file) throws IOException {
        file.seek(0);
        byte[] bytes = new byte[(int) Math.min(BEGINNING, file.length())];
        file.readFully(bytes);
        return DmrppParser.isSidecar(new ByteArrayInputStream(bytes));
    }

    @Override
    public boolean isBuilder() {
        return true;
    }

    @Override
    public void build(RandomAccessFile file, Group.Builder root, CancelTask cancel) throws IOException {
        location = file.getLocation();
        Cancellation cancellation = new Cancellation(Optional.ofNullable(cancel));
        leftOut = readOrFail(() -> {
            OpenGranule.Opened opened = cancellation.open(() -> opened(file));
            granule = Optional.of(opened.granule());
            version = opened.document().version();
            List<Diagnostic> tooMuch = new NetcdfTree(opened, cancellation).build(root);
            return Stream.concat(opened.granule().manifest().skipped().stream(), tooMuch.stream())
                    .toList();
        });
        file.close(); // it was the sidecar, and is not needed any more
        if (!leftOut.isEmpty()) {
            LOG.warn(
                    "{}: {} variables cannot be read, and are left out; the file's detail info says why",
                    granule.get().manifest().source(),
                    leftOut.size());
        }
    }

    private static OpenGranule.Opened opened(RandomAccessFile file) throws IOException {
        URI sidecar = SidecarAddress.of(file.getLocation());
        if (SidecarAddress.isPrefixed(file.getLocation())) {
            return OpenGranule.fetch(sidecar);
        }
        if (file.length() > MOST_HELD) {
            throw new IOException("[" + Locations.name(sidecar) + "] the sidecar has " + file.length()
                    + " bytes, and without the prefix at most " + MOST_HELD + " are read; write "
                    + SidecarAddress.PREFIX
                    + " before its address");
        }
        file.seek(0);
        byte[] document = file.readBytes((int) file.length());
        return OpenGranule.open(
                sidecar, source -> DmrppParser.parse(new ByteArrayInputStream(document), Locations.name(sidecar)));
    }

    /** What netcdf-java's older ways to open a file call. */
    @Override
    @SuppressWarnings("deprecation")
    public void open(RandomAccessFile file, NetcdfFile netcdf, CancelTask cancel) throws IOException {
        Group.Builder root = Group.builder().setNcfile(netcdf).setName("");
        build(file, root, cancel);
        belongTo(netcdf, root);
        netcdf.setRootGroup(root.build());
        netcdf.finish();
        ncfile = netcdf;
    }

    private static void belongTo(NetcdfFile netcdf, Group.Builder group) {
        group.vbuilders.forEach(variable -> belongTo(netcdf, variable));
        group.gbuilders.forEach(child -> belongTo(netcdf, child));
    }

    private static void belongTo(NetcdfFile netcdf, Variable.Builder<?> variable) {
        variable.setNcfile(netcdf);
        if (variable instanceof Structure.Builder<?> structure) {
            structure.vbuilders.forEach(member -> belongTo(netcdf, member));
        }
    }

    @Override
    public Array readData(Variable variable, Section section) throws IOException {
        OpenGranule open = granule.orElseThrow(() -> new IOException("the file is closed"));
        VariableReader reader = (VariableReader) variable.getSPobject();
        try {
            return readOrFail(() -> reader.read(open, variable, section));
        } catch (ArithmeticException e) {
            throw new IOException(
                    "[" + open.manifest().source() + "] " + variable.getFullName() + " (" + section
                            + "): more elements are asked for at once than a Java array can hold; read fewer at a time",
                    e);
        }
    }

    @FunctionalInterface
    private interface Read<T> {
        T read() throws IOException;
    }

    /** netcdf-java's users expect checked exceptions. */
    private static <T> T readOrFail(Read<T> read) throws IOException {
        try {
            return read.read();
        } catch (CancellationException e) {
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        } catch (GranuleException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void release() {
        granule.ifPresent(OpenGranule::release);
    }

    @Override
    public void reacquire() throws IOException {
        if (granule.isPresent()) {
            readOrFail(() -> {
                granule.get().reacquire();
                return granule;
            });
        }
    }

    @Override
    public void close() {
        granule.ifPresent(OpenGranule::close);
        granule = Optional.empty();
    }

    /**
     * When the sidecar changed: a file in netcdf-java's cache is then opened anew. Of web servers it is not known; of the
     * granule {@link #reacquire} finds it out.
     */
    @Override
    public long getLastModified() {
        URI sidecar = SidecarAddress.of(location);
        return Locations.isFile(sidecar) ? new File(sidecar).lastModified() : 0;
    }

    @Override
    public String getFileTypeId() {
        return FILE_TYPE;
    }

    @Override
    public String getFileTypeDescription() {
        return "HDF5 granule behind a DMR++ sidecar";
    }

    @Override
    public String getFileTypeVersion() {
        return version.orElse("N/A");
    }

    /** What was left out, with the reasons. */
    @Override
    public String getDetailInfo() {
        return leftOut.stream()
                .map(left -> OneLine.of(left.path() + ": " + left.message()) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
