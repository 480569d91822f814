package dev.drydock.tutor.command;

import dev.drydock.tutor.Drydock;
import dev.drydock.tutor.edge.Edge;
import dev.drydock.tutor.edge.MemoryDisk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the whole program in memory, its streams no terminal. */
final class ProgramRun {
    final MemoryDisk disk = new MemoryDisk();
    private String out = "";
    private String err = "";

    /** Runs a command line; the text is what comes in at standard input. */
    int run(String input, String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        Edge.Streams streams = new Edge.Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, complaints);
        int code = Drydock.run(new ArrayList<>(List.of(words)), new Edge(Map.of("DRYDOCK_HOME", "/home/drydock", "LC_ALL", "C"), streams, disk));
        out = output.toString(StandardCharsets.UTF_8);
        err = complaints.toString(StandardCharsets.UTF_8);
        return code;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
