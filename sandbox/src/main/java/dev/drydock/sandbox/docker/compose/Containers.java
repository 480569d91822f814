package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Containers of a project as the engine lists them. */
final class Containers {
    private Containers() {}

    /** Which containers count. */
    enum OneOff {
        /** All. */
        INCLUDED,
        /** Not those of {@code compose run}. */
        EXCLUDED
    }

    /** What to do with a list. */
    @FunctionalInterface
    interface Listed {
        Step run(Sys sys, List<Mapping> containers);
    }

    /** Asks for a project's containers within a piece of work. @param services only these; all when empty */
    static Step list(Sys sys, Daemon daemon, String project, OneOff oneOff, boolean all, List<String> services, Listed then) {
        return daemon.get(sys, "/containers/json", query(project, oneOff, all, services), (s, answer) -> answer.ok()
                ? then.run(s, services.size() > 1 ? of(answer.json().mappings(), services) : answer.json().mappings())
                : Crew.fail(answer.complaint()));
    }

    static Map<String, String> query(String project, OneOff oneOff, boolean all, List<String> services) {
        List<String> filters = new ArrayList<>(List.of("label=" + Labels.PROJECT + "=" + project, "label=" + Labels.HASH));
        if (services.size() == 1) {
            filters.add("label=" + Labels.SERVICE + "=" + services.get(0));
        }
        if (oneOff == OneOff.EXCLUDED) {
            filters.add("label=" + Labels.ONEOFF + "=False");
        }
        Map<String, String> query = new LinkedHashMap<>(Filters.query(filters));
        if (all) {
            query.put("all", "1");
        }
        return query;
    }

    static String label(Tree container, String label) {
        return container.get("Labels").get(label).text();
    }

    static String service(Tree container) {
        return label(container, Labels.SERVICE);
    }

    static String id(Tree container) {
        return container.get("Id").text();
    }

    static String name(Tree container) {
        for (String name : container.get("Names").texts()) {
            if (name.lastIndexOf('/') == 0) {
                return name.substring(1);
            }
        }
        return container.get("Names").get(0).text().replaceFirst("^/", "");
    }

    /** As progress names it. */
    static String shown(Tree container) {
        return "Container " + name(container);
    }

    /** As logs name it: without the project, unless the name is the service's own. */
    static String logged(Tree container) {
        String project = label(container, Labels.PROJECT);
        String usual = project + "-" + service(container) + "-" + label(container, Labels.NUMBER);
        String name = name(container);
        return name.equals(usual) ? name.substring(project.length() + 1) : name;
    }

    static int number(Tree container) {
        String number = label(container, Labels.NUMBER);
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    }

    static boolean running(Tree container) {
        return container.get("State").text().equals("running");
    }

    static boolean oneOff(Tree container) {
        return label(container, Labels.ONEOFF).equals("True");
    }

    static List<Mapping> of(List<Mapping> containers, List<String> services) {
        return containers.stream().filter(each -> services.contains(service(each))).toList();
    }

    static List<Mapping> byName(List<Mapping> containers) {
        return containers.stream().sorted(Comparator.comparing(Containers::name, dev.drydock.sandbox.tree.GoText.BY_BYTES)).toList();
    }

    /** Those that no service of the project accounts for. */
    static List<Mapping> orphans(Project project, List<Mapping> containers) {
        TreeSet<String> known = new TreeSet<>(project.services().keySet());
        known.addAll(project.disabled().keySet());
        return containers.stream().filter(each -> oneOff(each)
                ? List.of("exited", "dead").contains(each.get("State").text())
                : !known.contains(service(each))).toList();
    }
}
