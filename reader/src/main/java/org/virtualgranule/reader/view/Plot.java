package org.virtualgranule.reader.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.virtualgranule.reader.file.PendingFile;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.zarr.array.GranuleArray;

/**
 * Values against their place. Printed, it is drawn in characters: {@code *} is the mean of what falls into a column,
 * {@code :} reaches from the least to the greatest. Values that are missing leave a gap.
 */
public final class Plot {
    /** A picture's columns. */
    static final int BINS = 1200;

    private final String title;
    private final String xName;
    private final String yName;
    private final Profile profile;

    Plot(String title, String xName, String yName, Profile profile) {
        this.title = title;
        this.xName = xName;
        this.yName = yName;
        this.profile = profile;
    }

    static Plot of(GranuleArray array) {
        ColumnType type = Numeric.type(array, "plot()");
        long rows = array.shape().isEmpty() ? 1 : array.shape().get(0);
        Profile profile = new Profile(0, rows - 1.0, (int) Math.max(1, Math.min(rows, BINS)));
        Blocks.each(array, (values, count, row, width) -> {
            for (int i = 0; i < count; i++) {
                if (values.isNull(i)) {
                    profile.addMissing();
                } else {
                    profile.add(row + i / width, Numbers.number(type, values, i));
                }
            }
        });
        String name = array.path().substring(array.path().lastIndexOf('/') + 1);
        String units = array.entry()
                .attribute("units")
                .filter(u -> !u.equals("1"))
                .map(u -> " (" + u + ")")
                .orElse("");
        return new Plot(array.entry().toString(), "row", name + units, profile);
    }

    /**
     * Writes the plot as a picture with axes.
     *
     * @param file where it goes; one of that name is replaced, but only when everything went well
     * @return the file
     * @throws IllegalStateException if there is nothing to draw, or Java finds no fonts on this machine
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path png(Path file) {
        if (profile.count() == 0) {
            throw new IllegalStateException(title + ": no values to draw, " + profile.missing() + " are missing");
        }
        PendingFile pending = PendingFile.beside(file);
        try {
            Files.write(
                    pending.path(),
                    ImagePlot.png(profile, Printable.line(title), Printable.line(xName), Printable.line(yName)));
            pending.publish();
        } catch (IOException e) {
            throw pending.failure(e);
        } finally {
            pending.discard(); // nothing is there under this name when it is published
        }
        return file;
    }

    /**
     * Writes the plot as a picture with axes.
     *
     * @param file path of the file, as for {@link #png(Path)}
     * @return the file
     */
    public Path png(String file) {
        return png(Path.of(file));
    }

    @Override
    public String toString() {
        String counts = Printable.count(profile.count(), "value") + ", " + profile.missing() + " missing";
        String lines = Printable.line(title) + "\n" + Printable.line(yName + " by " + xName + ": " + counts);
        return profile.count() == 0 ? lines : lines + "\n" + TextPlot.of(profile);
    }
}
