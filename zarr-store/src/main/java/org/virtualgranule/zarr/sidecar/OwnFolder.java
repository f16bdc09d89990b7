package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** A folder that belongs to this user alone: nobody else can put files there for us to believe. */
final class OwnFolder {
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private OwnFolder() {}

    /** Makes it if it is not there, readable by its owner only, and checks it. */
    static Path made(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.exists(folder)) {
            try {
                Files.createDirectory(folder, only(folder, "rwx------"));
            } catch (FileAlreadyExistsException e) {
                // another process was quicker
            }
        }
        return checked(folder);
    }

    /**
     * Checks that it is this user's, and that others cannot write to it.
     *
     * @return the folder, without links
     * @throws IOException if it is not so, with the reason
     */
    static Path checked(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new FileSystemException(folder.toString(), null, "is no directory");
        }
        // whoever owns a new file is who we are: a name of the user there may be none
        Path probe = real.resolve(
                ".probe-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        try {
            create(probe).close();
            if (!Files.getOwner(probe).equals(Files.getOwner(real))) {
                throw new FileSystemException(folder.toString(), null, "belongs to another user");
            }
        } finally {
            Files.deleteIfExists(probe);
        }
        if (isPosix(real) && isOpen(Files.getPosixFilePermissions(real, LinkOption.NOFOLLOW_LINKS))) {
            throw new FileSystemException(folder.toString(), null, "can be written to by other users");
        }
        return real;
    }

    /** Makes a new file that nobody else can read. */
    static SeekableByteChannel create(Path file) throws IOException {
        return Files.newByteChannel(file, NEW, only(file, "rw-------"));
    }

    private static boolean isOpen(Set<PosixFilePermission> permissions) {
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static FileAttribute<?>[] only(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
