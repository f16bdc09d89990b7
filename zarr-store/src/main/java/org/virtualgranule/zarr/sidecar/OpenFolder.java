package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cache's folder, as far as it can be used: looked at when it is first needed, made when there is something to store.
 * After the first thing that goes wrong nothing more is stored. Thread-safe.
 */
final class OpenFolder {
    private final Optional<Path> place;
    private Optional<CacheFolder> folder = Optional.empty();
    private Optional<String> problem = Optional.empty();

    OpenFolder(Optional<Path> place) {
        this.place = place;
        if (place.isEmpty()) {
            problem = Optional.of(
                    "there is no cache of sidecars: the user has no home folder; name one with " + CachePlace.VARIABLE);
        }
    }

    /** Work on files that may fail. */
    interface Work<T> {
        T run(CacheFolder folder) throws IOException;
    }

    /** Where it is, or would be. */
    Optional<Path> place() {
        return place;
    }

    /** What went wrong, in one line. */
    synchronized Optional<String> problem() {
        return problem;
    }

    /** Looks into the folder. Empty if there is none, or something goes wrong. */
    <T> Optional<T> look(Work<T> work) {
        return run(work, false);
    }

    /** Stores something; makes the folder for it. Empty if something goes wrong, now or before. */
    <T> Optional<T> store(Work<T> work) {
        return problem().isEmpty() ? run(work, true) : Optional.empty();
    }

    private <T> Optional<T> run(Work<T> work, boolean make) {
        try {
            Optional<CacheFolder> open = open(make);
            return open.isPresent() ? Optional.of(work.run(open.get())) : Optional.empty();
        } catch (ClosedByInterruptException e) {
            // whoever interrupted the thread hears of it where it matters
        } catch (IOException e) {
            failed(e);
        }
        return Optional.empty();
    }

    private synchronized Optional<CacheFolder> open(boolean make) throws IOException {
        if (folder.isEmpty() && problem.isEmpty() && (make || Files.exists(place.orElseThrow()))) {
            Path path = place.orElseThrow();
            folder = Optional.of(new CacheFolder(make ? OwnFolder.made(path) : OwnFolder.checked(path)));
        }
        return folder;
    }

    private synchronized void failed(IOException e) {
        if (e instanceof NoSuchFileException && folder.isPresent()) {
            folder = Optional.empty(); // somebody removed it: the next one to store makes it anew
        } else if (problem.isEmpty()) {
            problem = Optional.of("the cache of sidecars in " + place.orElseThrow() + " is not used: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "it cannot be written to";
        }
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
