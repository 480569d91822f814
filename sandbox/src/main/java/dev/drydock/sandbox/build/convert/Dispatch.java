package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.RunMount;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.build.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The instructions of one stage, one after the other: what each makes of the stage's state, and which steps it adds. */
final class Dispatch {
    private final Conversion conversion;
    private final StageState state;

    Dispatch(Conversion conversion, StageState state) {
        this.conversion = conversion;
        this.state = state;
    }

    void all() {
        for (StageState.Command command : state.commands) {
            one(command);
        }
    }

    private char escape() {
        return conversion.file().escape();
    }

    /** A word with variables put in; what nobody set is noted. */
    private String expanded(Instruction at, String word, Set<String> unmatched) {
        Words.Expansion expansion = Words.expand(word, state.environment, escape());
        if (!expansion.complaint().isEmpty()) {
            throw Conversion.Wrong.at(at, expansion.complaint());
        }
        unmatched.addAll(expansion.unmatched());
        return expansion.text();
    }

    private void one(StageState.Command command) {
        Instruction at = command.instruction();
        switch (at.keyword()) {
            case "ARG" -> argument(at);
            case "RUN" -> run(command);
            case "COPY", "ADD" -> new CopyDispatch(conversion, state, command).add();
            case "WORKDIR" -> workdir(command);
            default -> setting(at);
        }
    }

    // ---- settings ------------------------------------------------------------------------------------------------------------------

    private void setting(Instruction at) {
        before(at);
        Settings.Outcome outcome = Settings.apply(state.config, state.command.isPresent(), state.environment, escape(), at);
        if (!outcome.complaint().isEmpty()) {
            throw Conversion.Wrong.at(at, outcome.complaint());
        }
        state.config = outcome.config();
        switch (at.keyword()) {
            case "ENV" -> outcome.config().get("Env").texts().forEach(each -> {
                String name = each.replaceFirst("(?s)=.*", "");
                if (named(at, name)) {
                    state.environment.put(name, each.substring(each.indexOf('=') + 1));
                }
            });
            case "CMD" -> {
                state.config = Settings.ordered(state.config.with("ArgsEscaped", true));
                state.command = Optional.of(at);
            }
            case "ENTRYPOINT" -> state.entrypoint = Optional.of(at);
            case "HEALTHCHECK" -> state.healthcheck = Optional.of(at);
            default -> { }
        }
        if (!at.keyword().equals("ONBUILD")) {
            state.step(outcome.line(), false);
        }
    }

    /** Whether an ENV instruction sets this variable. */
    private boolean named(Instruction at, String name) {
        List<String> words = at.assignments(escape());
        Set<String> ignored = new LinkedHashSet<>();
        return words.get(0).contains("=") ? words.stream().anyMatch(word -> expanded(at, word.substring(0, word.indexOf('=')), ignored).equals(name))
                : expanded(at, words.get(0), ignored).equals(name);
    }

    private void before(Instruction at) {
        Checks checks = conversion.checks();
        switch (at.keyword()) {
            case "ENV", "LABEL" -> {
                unknown(at, at.rest());
                checks.pairs(at, escape());
            }
            case "USER", "STOPSIGNAL", "VOLUME" -> unknown(at, String.join(" ", at.words()));
            case "EXPOSE" -> checks.ports(at);
            case "CMD" -> {
                checks.once(at, state.command);
                checks.shellForm(at, state);
            }
            case "ENTRYPOINT" -> {
                checks.once(at, state.entrypoint);
                checks.shellForm(at, state);
            }
            case "HEALTHCHECK" -> checks.once(at, state.healthcheck);
            default -> { }
        }
    }

    private void unknown(Instruction at, String text) {
        conversion.checks().variables(Words.expand(text, state.environment, escape()).unmatched(), state, at);
    }

    private void argument(Instruction at) {
        List<String> said = new ArrayList<>();
        for (String word : at.assignments(escape())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            conversion.checks().secret(name, at);
            Optional<String> value = Optional.empty();
            if (conversion.wish().arguments().has(name)) {
                value = Optional.of(conversion.wish().arguments().get(name).text());
            } else if (equals >= 0) {
                Set<String> unmatched = new LinkedHashSet<>();
                value = Optional.of(expanded(at, word.substring(equals + 1), unmatched));
                conversion.checks().variables(unmatched, state, at);
            } else if (conversion.globals().containsKey(name)) {
                value = Optional.of(conversion.globals().get(name));
            }
            value.ifPresent(text -> state.environment.put(name, text));
            state.arguments.put(name, value);
            said.add(name + value.map(text -> "=" + text).orElse(""));
        }
        state.step("ARG " + String.join(" ", said), false);
    }

    // ---- folders and commands ------------------------------------------------------------------------------------------------------

    private void workdir(StageState.Command command) {
        Instruction at = command.instruction();
        Set<String> unmatched = new LinkedHashSet<>();
        String wanted = expanded(at, at.rest(), unmatched);
        conversion.checks().variables(unmatched, state, at);
        if (!state.absolute && !wanted.startsWith("/")) {
            conversion.checks().add("WorkdirRelativePath",
                    "Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes",
                    "Relative workdir \"" + wanted + "\" can have unexpected results if the base image changes", at);
        }
        state.absolute = true;
        String path = Paths.absolute(state.config.get("WorkingDir").text("/"), wanted);
        state.config = Settings.ordered(state.config.with("WorkingDir", path));
        if (!path.equals("/")) {
            String name = state.prefixed(Words.expanded(at.shown(), state.environment, escape()), command.trigger());
            state.top = conversion.vertex(name, new Operation.MakeDirectory(path, state.config.get("User").text()), List.of(state.top), false, at);
        }
        state.step("WORKDIR " + path, !path.equals("/"));
    }

    private void run(StageState.Command command) {
        Instruction at = command.instruction();
        List<String> words = words(at);
        String shown = at.shown();
        if (!at.heredocs().isEmpty() && alone(at)) {
            shown += " (" + at.heredocs().get(0).summary() + ")";
        }
        List<String> inputs = new ArrayList<>(List.of(state.top));
        List<Operation.Mount> mounts = mounts(command, inputs);
        Map<String, String> seen = new java.util.LinkedHashMap<>(state.environment);
        String network = at.flag("network").filter(mode -> !mode.equals("default")).orElse(conversion.wish().network());
        List<String> environment = seen.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
        Operation.Run run = new Operation.Run(words, environment, state.config.get("WorkingDir").text("/"), state.config.get("User").text(), mounts,
                new Operation.Surroundings(network, conversion.wish().hosts()));
        String name = state.prefixed(Words.shown(shown, state.environment, escape()), command.trigger());
        state.top = conversion.vertex(name, run, inputs, state.fresh, at);
        state.step("RUN " + arguments() + String.join(" ", words) + " # buildkit", true);
    }

    /** Whether a command is nothing but its text. */
    private static boolean alone(Instruction at) {
        return at.rest().matches("\\d*<<-?\\s*(['\"]?)[^'\"\\s<]+\\1");
    }

    private List<String> words(Instruction at) {
        if (at.heredocs().isEmpty()) {
            return Settings.command(state.config, at.rest());
        }
        Instruction.Heredoc first = at.heredocs().get(0);
        if (alone(at) && first.read().startsWith("#!")) {
            return List.of("/dev/pipes/" + first.name());
        }
        StringBuilder script = new StringBuilder(alone(at) ? first.read() : at.rest());
        if (!alone(at)) {
            at.heredocs().forEach(each -> script.append('\n').append(each.content()).append(each.name()));
        }
        List<String> words = new ArrayList<>(Settings.shell(state.config));
        words.add(script.toString());
        return words;
    }

    private List<Operation.Mount> mounts(StageState.Command command, List<String> inputs) {
        Instruction at = command.instruction();
        List<Operation.Mount> mounts = new ArrayList<>();
        List<StageState> sources = new ArrayList<>(command.sources());
        for (String text : at.flagValues("mount")) {
            Set<String> unmatched = new LinkedHashSet<>();
            RunMount wish = RunMount.of(text).expanded(word -> expanded(at, word, unmatched));
            int input = -1;
            if (!wish.from().isEmpty()) {
                StageState source = sources.remove(0);
                if (!source.done) {
                    throw Conversion.Wrong.at(at, "cannot mount from stage \"" + wish.from() + "\" to \"" + wish.target() + "\", stage needs to be defined before current command");
                }
                input = inputs.size();
                inputs.add(source.top);
            } else if (wish.type().equals("bind")) {
                input = inputs.size();
                inputs.add(conversion.context(wish.source(), at));
            }
            String target = wish.target().isEmpty() ? "" : Paths.absolute(state.config.get("WorkingDir").text("/"), wish.target());
            if (target.equals("/")) {
                throw Conversion.Wrong.at(at, "invalid mount target \"/\"");
            }
            mounts.add(new Operation.Mount(wish, input, target));
        }
        if (!at.heredocs().isEmpty() && alone(at) && at.heredocs().get(0).read().startsWith("#!")) {
            mounts.add(new Operation.Mount(new RunMount("text", "", at.heredocs().get(0).read(), "", "", true, false, "", new RunMount.Owner(0, 0, 0755)), -1,
                    "/dev/pipes/" + at.heredocs().get(0).name()));
        }
        return mounts;
    }

    /** Arguments as the history shows them before a command. */
    private String arguments() {
        if (state.arguments.isEmpty()) {
            return "";
        }
        StringBuilder said = new StringBuilder("|" + state.arguments.size() + " ");
        state.arguments.forEach((name, value) -> said.append(name).append('=')
                .append(Optional.ofNullable(state.environment.get(name)).or(() -> value).orElse("")).append(' '));
        return said.toString();
    }

}
