package org.virtualgranule.zarr.sidecar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps entries in memory; finding one is using it. */
final class MemoryShelf implements Shelf {
    /** What an entry takes beside its packed granule, roughly. */
    private static final int OVERHEAD = 512;

    private final long size;
    private final Map<EntryName, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    MemoryShelf(long size) {
        this.size = size;
    }

    @Override
    public synchronized Optional<Entry> find(EntryName name) {
        return Optional.ofNullable(entries.get(name));
    }

    @Override
    public synchronized boolean keep(EntryName name, Entry entry) {
        remove(name);
        if (cost(entry) > size) {
            return false;
        }
        entries.put(name, entry);
        held += cost(entry);
        while (held > size) {
            remove(entries.keySet().iterator().next());
        }
        return true;
    }

    @Override
    public synchronized void remove(EntryName name) {
        Entry before = entries.remove(name);
        held -= before == null ? 0 : cost(before);
    }

    private static long cost(Entry entry) {
        return entry.granule().bytes().remaining() + OVERHEAD;
    }

    @Override
    public synchronized SidecarCache.Contents contents() {
        return new SidecarCache.Contents(entries.size(), held);
    }

    @Override
    public synchronized SidecarCache.Contents clear() {
        SidecarCache.Contents all = contents();
        entries.clear();
        held = 0;
        return all;
    }

    @Override
    public String toString() {
        return "memory";
    }
}
