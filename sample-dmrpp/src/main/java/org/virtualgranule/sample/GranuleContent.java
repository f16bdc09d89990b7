package org.virtualgranule.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one granule is to hold.
 *
 * @param groups attributes of each group by its path, parents before children; the root group is {@code /}
 * @param variables all variables
 */
record GranuleContent(Map<String, Map<String, Values>> groups, List<SampleVariable> variables) {
    static GranuleContent of(GranulePlan plan) {
        return new GranuleContent(groupsOf(plan), variablesOf(plan));
    }

    private static List<SampleVariable> variablesOf(GranulePlan plan) {
        List<SampleVariable> variables = new ArrayList<>(new GranuleVariables(plan).all());
        for (Beam beam : Beam.values()) {
            LandIceVariables landIce = new LandIceVariables(plan, beam);
            variables.addAll(landIce.all());
            if (beam == Beam.GT2L) {
                variables.add(landIce.geoid());
            }
        }
        variables.addAll(new HistogramVariables(plan, Beam.GT1L).all());
        return variables;
    }

    private static Map<String, Map<String, Values>> groupsOf(GranulePlan plan) {
        Map<String, Map<String, Values>> groups = new LinkedHashMap<>();
        groups.put("/", rootAttributes(plan));
        groups.put("/ancillary_data", described("Contains information ancillary to the data product."));
        groups.put("/orbit_info", described("Contains data that are common among all beams for the granule."));
        groups.put("/quality_assessment", Map.of());
        for (Beam beam : Beam.values()) {
            String segments = beam.groupPath() + "/land_ice_segments";
            groups.put(beam.groupPath(), beamAttributes(plan, beam));
            groups.put(segments, described("Contains the primary set of derived ATL06 products."));
            groups.put(segments + "/dem", described("Contains reference DEM and geoid heights."));
            groups.put(segments + "/ground_track", described("Contains the position along the ground track."));
        }
        groups.put(Beam.GT1L.groupPath() + "/residual_histogram", described("Contains histograms of the residuals."));
        return groups;
    }

    private static Map<String, Values> rootAttributes(GranulePlan plan) {
        return new AttributeBuilder()
                .text("short_name", "ATL06")
                .text("title", "ATLAS/ICESat-2 L3A Land Ice Height (synthetic sample)")
                .text("level", "L3A")
                .text("Conventions", "CF-1.6")
                .text("featureType", "trajectory")
                .text("time_coverage_start", plan.start() + ".000000Z")
                .build();
    }

    private static Map<String, Values> beamAttributes(GranulePlan plan, Beam beam) {
        return new AttributeBuilder()
                .text("Description", "Contains subgroups organized by Ground Track")
                .text("groundtrack_id", beam.groupName())
                .text("atlas_beam_type", beam.isLeft() == plan.forward() ? "weak" : "strong")
                .text("sc_orientation", plan.forward() ? "Forward" : "Backward")
                .build();
    }

    private static Map<String, Values> described(String description) {
        return new AttributeBuilder().text("Description", description).build();
    }
}
