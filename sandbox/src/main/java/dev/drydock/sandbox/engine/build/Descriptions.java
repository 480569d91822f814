package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;

/** What {@code docker buildx du --verbose} says of a kept result. */
final class Descriptions {
    private Descriptions() {}

    static String of(Vertex vertex) {
        return vertex.operation() instanceof Operation.Run run ? "mount / from exec " + String.join(" ", run.words()) : vertex.name();
    }
}
