package dev.drydock.sandbox.kubectl.print;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Tree;

/** What a command tells of each object that it changed: a sentence, or the object in a format. */
public record Results(Format format, DryRun dryRun) {

    /** As a line's flags say. */
    public static Task<Results> of(Job job) {
        return DryRun.of(job).then(dry -> of(job, dry));
    }

    /** As a line's flags say, for a command whose dry run is settled otherwise. */
    public static Task<Results> of(Job job, DryRun dry) {
        return Format.of(job, Format.USUAL).map(format -> new Results(format, dry));
    }

    /** Tells of an object that the server or a manifest gave. @param operation {@code created} */
    public Task<Done> tell(Tree object, String operation) {
        return tell(object, operation, true);
    }

    /** Tells of an object that this client made itself, whose JSON has the order of Go's structs. */
    public Task<Done> tellTyped(Tree object, String operation) {
        return tell(object, operation, false);
    }

    private Task<Done> tell(Tree object, String operation, boolean sorted) {
        return format.human()
                ? Task.print(Format.shown(object) + (operation.isEmpty() ? "" : " " + operation) + dryRun.suffix() + "\n")
                : format.text(object, sorted).then(Task::print);
    }
}
