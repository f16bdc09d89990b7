package org.virtualgranule.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.product.Products;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.manifest.Manifest;

/** What a session begins with: which granule is open, and three things to try with it. */
final class ShellWelcome {
    private ShellWelcome() {}

    static String of(List<VirtualGranule> granules, boolean isSample) {
        VirtualGranule first = granules.get(0);
        String others = granules.size() > 1 ? ", the first of " + granules.size() + " granules" : "";
        return "granule is " + Printable.of(first.name())
                + (isSample ? ", a built-in sample;\nvgranule shell FILE.h5.dmrpp opens another" : others)
                + "\nTry  granule.tree()\n     "
                + String.join("\n     ", examples(first, isSample))
                + "\nTab completes names of methods, /exit leaves; docs/jshell.md tells more";
    }

    /** A plot of the array that matters most, and of a track's rows in a polygon. */
    private static List<String> examples(VirtualGranule granule, boolean isSample) {
        Manifest manifest = granule.manifest();
        try {
            Product product = Products.standard().of(manifest, granule.name());
            String track = product.tracks().stream()
                    .filter(t -> manifest.isVariable(product.path(t, product.latitude())))
                    .findFirst()
                    .orElseThrow();
            String path = Stream.concat(
                            product.columns().stream().map(Product.DefaultColumn::path), Stream.of(product.latitude()))
                    .map(column -> product.path(track, column))
                    .filter(column -> manifest.array(column).isPresent() && isPlain(column))
                    .findFirst()
                    .orElseThrow(() -> new UnsupportedFeatureException(manifest.source(), track + " has no rows"));
            return List.of(
                    array(path) + ".plot()",
                    "granule.track(\"" + track + "\").within(" + (isSample ? "polygon" : "\"aoi.geojson\"") + ")");
        } catch (UnsupportedFeatureException e) {
            // of no product that has tracks
            Optional<String> any = manifest.arrays().keySet().stream()
                    .filter(ShellWelcome::isPlain)
                    .findFirst();
            return any.map(path -> List.of(array(path), array(path) + ".head()"))
                    .orElse(List.of("granule.manifest().skipped()"));
        }
    }

    /** Says whether a path means nothing else where it stands in code: names in a sidecar may hold quotes. */
    private static boolean isPlain(String path) {
        return path.matches("[\\w/.-]+");
    }

    private static String array(String path) {
        return "granule.array(\"" + path.substring(1) + "\")";
    }
}
