package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;

/** {@code docker cp}: which way a copy goes. */
public final class Cp {
    private Cp() {}

    /** A place in a container, or on this machine when there is no container. */
    record Place(String container, String path) {
        /** Paths that begin like one of this machine are one, whatever colons they have. */
        static Place of(String argument) {
            int colon = argument.indexOf(':');
            return argument.startsWith("/") || argument.startsWith(".") || colon < 0
                    ? new Place("", argument)
                    : new Place(argument.substring(0, colon), argument.substring(colon + 1));
        }
    }

    public static Step start(Sys sys, Job job) {
        if (job.argument().isEmpty()) {
            return Job.fail(sys, "source can not be empty");
        }
        if (job.arguments().get(1).isEmpty()) {
            return Job.fail(sys, "destination can not be empty");
        }
        Place source = Place.of(job.argument());
        Place target = Place.of(job.arguments().get(1));
        if (source.container().isEmpty()) {
            return target.container().isEmpty()
                    ? Job.fail(sys, "must specify at least one container source")
                    : CopyIn.start(sys, job, source.path(), target);
        }
        return target.container().isEmpty()
                ? CopyOut.start(sys, job, source, target.path())
                : Job.fail(sys, "copying between containers is not supported");
    }

    /** A path of this machine without dots; a slash or a dot at its end is kept, since it means something. */
    static String absolute(Sys sys, String path) {
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : (path.startsWith("/") ? path : sys.directory() + "/" + path).split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        String clean = "/" + String.join("/", names);
        return path.endsWith("/.") || path.equals(".") ? clean + "/." : path.endsWith("/") && !clean.equals("/") ? clean + "/" : clean;
    }

    /** What the engine said of a path's file, in a header; nothing if it did not. */
    static Tree stat(Answer answer) {
        try {
            String json = new String(Base64.getDecoder().decode(answer.header("x-docker-container-path-stat")), StandardCharsets.UTF_8);
            return Json.read(json).value().orElse(Nothing.NOTHING);
        } catch (IllegalArgumentException notEncoded) {
            return Nothing.NOTHING;
        }
    }

    /** The last name of a path. */
    static String base(String path) {
        String bare = path.replaceFirst("(/\\.?)+$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /** The folder of a path's last name. */
    static String folder(String path) {
        String bare = path.replaceFirst("(/\\.?)+$", "");
        int slash = bare.lastIndexOf('/');
        return slash <= 0 ? "/" : bare.substring(0, slash);
    }

    /** What is told at the end, if there is a terminal to tell it to. */
    static Step finish(Sys sys, Job job, int bytes, String where) {
        boolean quiet = job.flags().has("quiet") ? job.flags().on("quiet") : !sys.isTerminal(1);
        return quiet ? Step.exit(0) : sys.complain("Successfully copied "
                + Units.size(bytes, 3) + " to " + where + "\n", s -> Step.exit(0));
    }
}
