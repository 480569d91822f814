package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** {@code docker compose up} in the foreground. */
record Attached(Workshop shop, Project project) {
    Step start(Sys sys) {
        return shop.run(sys, "Running", s -> new Starting(shop, project).start(s, t -> Crew.done()));
    }
}
