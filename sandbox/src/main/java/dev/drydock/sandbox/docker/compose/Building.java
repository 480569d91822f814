package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;

/** Images that services are built from. */
record Building(Workshop shop, Project project) {

    static Step start(Sys sys, dev.drydock.sandbox.docker.client.Job job) {
        return Step.exit(0);
    }

    Step needed(Sys sys, List<String> services, boolean dependencies, boolean never, Code then) {
        return then.run(sys);
    }
}
