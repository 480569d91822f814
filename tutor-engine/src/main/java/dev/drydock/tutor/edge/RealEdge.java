package dev.drydock.tutor.edge;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** The edge of the process that runs. */
public final class RealEdge {
    private RealEdge() {}

    public static Edge open() {
        // Not System.in and System.out: they decode, buffer and hide that a pipe was closed.
        Edge.Streams streams = new Edge.Streams(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        return new Edge(System.getenv(), streams, new RealDisk());
    }
}
