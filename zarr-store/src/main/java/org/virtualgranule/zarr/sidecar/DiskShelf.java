package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps entries as files; several processes may do so in one folder. */
final class DiskShelf implements Shelf {
    /** Of the size, what is stored before old entries are looked for. */
    private static final int SHARE = 16;

    private final OpenFolder folder;
    private final long size;
    private final Clock clock;

    DiskShelf(OpenFolder folder, long size, Clock clock) {
        this.folder = folder;
        this.size = size;
        this.clock = clock;
    }

    @Override
    public Optional<Entry> find(EntryName name) {
        return folder.look(files -> files.read(name).flatMap(bytes -> Entry.of(bytes, name)))
                .flatMap(entry -> entry);
    }

    @Override
    public void used(EntryName name) {
        folder.look(files -> files.touch(name, clock.millis()));
    }

    @Override
    public boolean keep(EntryName name, Entry entry) {
        return folder.store(files -> store(files, name, entry)).isPresent();
    }

    private boolean store(CacheFolder files, EntryName name, Entry entry) throws IOException {
        ByteBuffer bytes = entry.bytes(name);
        long length = bytes.remaining();
        long now = clock.millis();
        files.write(name, bytes, now);
        if (files.tally().add(length, size / SHARE, now)) {
            Sweep.run(files, size - size / SHARE, now);
        }
        return true;
    }

    @Override
    public void remove(EntryName name) {
        folder.look(files -> files.remove(name));
    }

    @Override
    public SidecarCache.Contents contents() {
        return sum(folder.look(CacheFolder::items).orElse(List.of()));
    }

    /** Other files stay, and so do folders. */
    @Override
    public SidecarCache.Contents clear() {
        return sum(folder.look(CacheFolder::clear).orElse(List.of()));
    }

    private static SidecarCache.Contents sum(List<CacheFolder.Item> items) {
        List<CacheFolder.Item> entries =
                items.stream().filter(item -> !item.isUnfinished()).toList();
        return new SidecarCache.Contents(
                entries.size(),
                entries.stream().mapToLong(CacheFolder.Item::size).sum());
    }

    @Override
    public Optional<Path> folder() {
        return folder.place();
    }

    @Override
    public Optional<String> problem() {
        return folder.problem();
    }

    @Override
    public String toString() {
        return folder.place().map(Path::toString).orElse("nowhere");
    }
}
