package org.virtualgranule.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of a group or variable, in the order they are named. */
final class AttributeBuilder {
    private final Map<String, Values> attributes = new LinkedHashMap<>();

    /** Starts the attributes of a variable with the two that every one of them has. */
    static AttributeBuilder variable(String longName, String units) {
        return new AttributeBuilder().text("long_name", longName).text("units", units);
    }

    /** The attributes of a variable whose storage has a fill value that users are to know. */
    AttributeBuilder filled(Values fill) {
        return values("_FillValue", fill);
    }

    AttributeBuilder coordinates(String names) {
        return text("coordinates", names);
    }

    AttributeBuilder range(Values least, Values most) {
        return values("valid_min", least).values("valid_max", most);
    }

    AttributeBuilder text(String name, String value) {
        return values(name, Values.text(value));
    }

    AttributeBuilder values(String name, Values value) {
        attributes.put(name, value);
        return this;
    }

    Map<String, Values> build() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
