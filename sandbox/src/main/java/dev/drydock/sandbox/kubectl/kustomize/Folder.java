package dev.drydock.sandbox.kubectl.kustomize;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with a kustomization, and what stands beside it.
 *
 * @param path absolute
 */
record Folder(Sys sys, String path) {

    /** The absolute path of a path beside. */
    String place(String name) {
        return tidy(name.startsWith("/") ? name : path + "/" + name);
    }

    static String tidy(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    String read(String name, String context) {
        return bytes(name, context).text();
    }

    Bytes bytes(String name, String context) {
        Outcome<Bytes> content = sys.files().read(place(name));
        if (!content.ok()) {
            throw new Misbuilt(context + missing(place(name)));
        }
        return content.value();
    }

    /** The first part of a path that is missing, as messages tell it. */
    String missing(String place) {
        return missing(place, place);
    }

    String missing(String shown, String place) {
        String[] steps = place.substring(1).split("/");
        StringBuilder at = new StringBuilder();
        for (String step : steps) {
            at.append('/').append(step);
            if (!sys.files().exists(at.toString())) {
                break;
            }
        }
        return "evalsymlink failure on '" + shown + "' : lstat " + at + ": no such file or directory";
    }
}
