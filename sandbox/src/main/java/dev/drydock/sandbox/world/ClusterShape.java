package dev.drydock.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a cluster of the course is: {@code cluster} has three nodes and one member of etcd, {@code cluster:nodes=5,etcd=3} says otherwise.
 *
 * @param nodes the first of which has the control plane
 * @param members of etcd, on the first nodes
 * @param boots whether it begins to run before the learner's eyes; else it has been running for a while
 */
record ClusterShape(int nodes, int members, boolean boots) {
    static final ClusterShape USUAL = new ClusterShape(3, 1, false);

    private static final int MOST_NODES = 20;
    private static final Pattern NAME = Pattern.compile("cluster:(?:nodes=(\\d{1,2}))?,?(?:etcd=([13]))?,?(boot)?");

    /** The shape that a world's name tells; empty for one that tells none, or an impossible one. */
    static Optional<ClusterShape> of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (name.equals("cluster") || !matcher.matches()) {
            return name.equals("cluster") ? Optional.of(USUAL) : Optional.empty();
        }
        int nodes = matcher.group(1) == null ? USUAL.nodes() : Integer.parseInt(matcher.group(1));
        int members = matcher.group(2) == null ? USUAL.members() : Integer.parseInt(matcher.group(2));
        boolean possible = nodes >= members && nodes >= 1 && nodes <= MOST_NODES;
        return possible ? Optional.of(new ClusterShape(nodes, members, matcher.group(3) != null)) : Optional.empty();
    }

    List<String> nodeNames() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            names.add("node-" + i);
        }
        return names;
    }

    /** The nodes that have a member of etcd. */
    List<String> memberNames() {
        return nodeNames().subList(0, members);
    }

    static String address(int index) {
        return "192.168.56." + (11 + index);
    }
}
