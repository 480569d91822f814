package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.tool.shape.Arguments;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The kinds of namespaces as options name them. */
final class Kinds {
    /** What {@code unshare} and {@code nsenter} call them, in the order in which they are entered. */
    static final Map<String, String> BY_OPTION = byOption();
    static final String OPTIONS = "m,mount?= u,uts?= i,ipc?= n,net?= p,pid?= U,user?= C,cgroup?= T,time?=";

    private Kinds() {}

    private static Map<String, String> byOption() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("U", "user");
        kinds.put("C", "cgroup");
        kinds.put("i", "ipc");
        kinds.put("u", "uts");
        kinds.put("n", "net");
        kinds.put("p", "pid");
        kinds.put("m", "mnt");
        return kinds;
    }

    static Set<String> asked(Arguments arguments) {
        Set<String> kinds = new LinkedHashSet<>();
        BY_OPTION.forEach((option, kind) -> {
            if (arguments.has(option)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }
}
