package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a stage becomes while its instructions are read; lives for one conversion. */
final class StageState {
    final Dockerfile.Stage stage;
    final String base;
    final String platform;
    /** The stage it is built on, if that is one. */
    final Optional<StageState> parent;
    /** Whether it only stands for an image that files are copied from. */
    final boolean unnamed;
    final List<Command> commands = new ArrayList<>();
    final Set<StageState> needs = new LinkedHashSet<>();
    final Set<String> contextPaths = new java.util.TreeSet<>();
    String name;
    boolean fresh;
    int total;
    int index;

    boolean begun;
    boolean done;
    boolean triggersKnown;
    Mapping config = Mapping.EMPTY;
    List<Graph.Step> history = new ArrayList<>();
    String top = "";
    String baseName = "";
    String basePlatform = "";
    /** Variables as instructions see them. */
    Map<String, String> environment = new LinkedHashMap<>();
    /** {@code ARG}s that were declared, with values where they have one. */
    Map<String, Optional<String>> arguments = new LinkedHashMap<>();
    boolean absolute;
    Optional<Instruction> command = Optional.empty();
    Optional<Instruction> entrypoint = Optional.empty();
    Optional<Instruction> healthcheck = Optional.empty();

    /**
     * An instruction with the stages it takes files from.
     *
     * @param trigger whether the base image brought it along
     */
    record Command(Instruction instruction, List<StageState> sources, boolean trigger) {}

    StageState(Dockerfile.Stage stage, String base, String platform, Optional<StageState> parent, boolean unnamed) {
        this.stage = stage;
        this.base = base;
        this.platform = platform;
        this.parent = parent;
        this.unnamed = unnamed;
        this.name = stage.name();
    }

    boolean scratch() {
        return parent.isEmpty() && base.equals("scratch");
    }

    /** Goes on where the parent ended. */
    void inherit() {
        parent.ifPresent(from -> {
            config = from.config.without("OnBuild");
            history = new ArrayList<>(from.history);
            top = from.top;
            baseName = from.baseName;
            basePlatform = from.basePlatform;
            environment = new LinkedHashMap<>(from.environment);
            arguments = new LinkedHashMap<>(from.arguments);
            absolute = from.absolute;
        });
    }

    void step(String line, boolean layer) {
        history.add(new Graph.Step(line, layer));
    }

    /** What stands before an instruction in progress. */
    String prefixed(String text, boolean trigger) {
        if (total == 0) {
            return text;
        }
        index++;
        String number = Integer.toString(index);
        String all = Integer.toString(total);
        return "[" + (name.isEmpty() ? "" : name + " ") + " ".repeat(Math.max(0, all.length() - number.length())) + number + "/" + all + "] "
                + (trigger ? "ONBUILD " : "") + text;
    }
}
