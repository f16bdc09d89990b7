package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** A group while its parts are being collected. */
final class GroupBuilder {
    final String name;
    final List<Dimension> dimensions = new ArrayList<>();
    final List<Enumeration> enumerations = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();
    final List<Variable> variables = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();

    GroupBuilder(String name) {
        this.name = name;
    }

    Group build() {
        return new Group(name, dimensions, enumerations, AttributeParser.lastWins(attributes), variables, groups);
    }
}
