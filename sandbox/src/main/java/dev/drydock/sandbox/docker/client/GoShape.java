package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.template.Value;
import java.util.List;
import java.util.Set;

/**
 * The Go types into which the real client decodes the engine's objects, as far as they can be told from the objects: a mapping is a struct with
 * fields in that order, except those that are known to be maps by whatever keys they have. Templates can tell the difference: a struct keeps
 * its order in {@code json}, a map without a key answers with an empty value.
 */
public final class GoShape {
    /** Fields that hold maps, in the objects of all kinds. */
    private static final Set<String> MAPS = Set.of("Labels", "Annotations", "Options", "DriverOpts", "Sysctls", "Tmpfs", "StorageOpt", "Ports",
            "PortBindings", "ExposedPorts", "Volumes", "Networks", "Containers", "Data", "Runtimes", "IndexConfigs", "AuxiliaryAddresses", "Attributes");
    /** Fields that hold a map although fields of that name hold something else elsewhere. */
    private static final Set<String> MAPS_BELOW = Set.of("LogConfig.Config");

    private GoShape() {}

    /** An object as a template sees it. @param name of its type, as errors show it */
    public static Value value(String name, Tree tree) {
        return new Value(type(name, "", tree), tree);
    }

    private static GoType type(String name, String parent, Tree tree) {
        if (tree instanceof Text) {
            return GoType.STRING;
        }
        if (tree instanceof Truth) {
            return GoType.BOOL;
        }
        if (tree instanceof Whole) {
            return GoType.INT64;
        }
        if (tree instanceof Decimal) {
            return GoType.FLOAT64;
        }
        if (tree instanceof Sequence) {
            return GoType.sliceOf(common(name, tree.items()));
        }
        if (tree instanceof Mapping mapping) {
            return MAPS.contains(name) || MAPS_BELOW.contains(parent + "." + name)
                    ? GoType.mapOf(mapping.isEmpty() ? GoType.STRING : common(name, mapping.values()))
                    : struct(name, mapping);
        }
        return GoType.STRINGS;
    }

    private static GoType struct(String name, Mapping mapping) {
        GoType.Struct struct = GoType.struct(name);
        for (String key : mapping.keys()) {
            struct = struct.field(key, type(key, name, mapping.get(key)));
        }
        return struct;
    }

    /** The type of all items: that of the first, if they are alike. */
    private static GoType common(String name, List<Tree> items) {
        List<GoType> types = items.stream().filter(item -> !item.isNothing()).map(item -> type(name + " ", "", item)).distinct().toList();
        return types.size() == 1 ? types.get(0) : types.isEmpty() ? GoType.STRING : GoType.ANY;
    }
}
