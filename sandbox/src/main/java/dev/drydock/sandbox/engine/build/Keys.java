package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.fs.Directory;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of results: equal when a step does the same to the same. A command goes by what it is built on and all that it can see; a copy goes by
 * the files themselves, not by when they were written.
 */
final class Keys {
    private Keys() {}

    /** The first file that a copy asks for and that is not there, or empty. */
    static String missing(Solve solve, Vertex vertex) {
        if (vertex.operation() instanceof Operation.Copy copy) {
            for (Operation.Piece piece : copy.pieces()) {
                String missing = piece.input() < 0 ? "" : Copying.of(files(solve, vertex, piece.input()), copy, piece).missing();
                if (!missing.isEmpty()) {
                    return missing;
                }
            }
        }
        if (vertex.operation() instanceof Operation.Run run) {
            for (Operation.Mount mount : run.mounts()) {
                if (mount.input() >= 0 && mount.wish().type().equals("bind") && Mounting.find(files(solve, vertex, mount.input()), mount).isEmpty()) {
                    return Paths.clean(mount.wish().source());
                }
            }
        }
        return "";
    }

    /** The key of a step whose inputs are known. */
    static String of(Solve solve, Vertex vertex) {
        List<String> parts = new ArrayList<>(List.of(vertex.operation().definition()));
        parts.add(vertex.inputs().get(0).isEmpty() ? "scratch" : solve.node(vertex.inputs().get(0)).key());
        if (vertex.operation() instanceof Operation.Copy copy) {
            for (Operation.Piece piece : copy.pieces()) {
                if (piece.input() >= 0) {
                    parts.add(Copying.of(files(solve, vertex, piece.input()), copy, piece).digest());
                }
            }
        } else if (vertex.operation() instanceof Operation.Run run) {
            for (Operation.Mount mount : run.mounts()) {
                if (mount.input() >= 0 && !mount.wish().type().equals("cache")) {
                    parts.add(Copying.digest(Mounting.source(files(solve, vertex, mount.input()), mount)));
                }
            }
        }
        return Vertex.digest(String.join("\n", parts));
    }

    static Directory files(Solve solve, Vertex vertex, int input) {
        String digest = vertex.inputs().get(input);
        return digest.isEmpty() ? Directory.EMPTY : solve.node(digest).result().orElse(Snapshot.NOTHING).root();
    }
}
