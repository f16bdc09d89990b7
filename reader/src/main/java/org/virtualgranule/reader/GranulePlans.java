package org.virtualgranule.reader;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.PlannedStep;

/** Plans single granules of a run; several threads do so at once. */
final class GranulePlans {
    private final List<String> addresses;
    private final Region region;
    private final Optional<List<String>> columns;
    private final GranuleOptions options;

    GranulePlans(List<String> addresses, Region region, Optional<List<String>> columns, GranuleOptions options) {
        this.addresses = addresses;
        this.region = region;
        this.columns = columns;
        this.options = options;
    }

    /** A granule's steps, or why there are none. */
    record Outcome(List<PlannedStep> steps, Optional<SubsetRun.Failure> failure) {
        static Outcome failed(String address, String code, RuntimeException error) {
            return new Outcome(List.of(), Optional.of(new SubsetRun.Failure(address, code, error)));
        }
    }

    Outcome plan(int number) {
        String address = addresses.get(number);
        try (VirtualGranule granule = VirtualGranule.open(address, options)) {
            return new Outcome(new Subset(granule, region, columns).plan(), Optional.empty());
        } catch (GranuleException e) {
            return Outcome.failed(address, e.code(), e);
        } catch (IllegalArgumentException e) {
            return Outcome.failed(address, SubsetRun.INVALID_ARGUMENT, e);
        }
    }
}
