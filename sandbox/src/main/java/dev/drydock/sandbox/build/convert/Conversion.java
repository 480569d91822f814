package dev.drydock.sandbox.build.convert;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Mistake;
import dev.drydock.sandbox.build.ParsedDockerfile;
import dev.drydock.sandbox.build.RunMount;
import dev.drydock.sandbox.build.Words;
import dev.drydock.sandbox.build.Suggestion;
import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From a Dockerfile to the steps of its build, as BuildKit's frontend goes: stages that nobody needs are left out, variables are put in,
 * and what images say of themselves is taken along. A pure function of the file, the wish and what is known of images; where an image is
 * not known yet, it says which, and is asked again.
 */
public final class Conversion {
    private final Dockerfile file;
    private final Wish wish;
    private final Map<String, BaseImage> bases;
    private final Checks checks;
    private final List<StageState> states = new ArrayList<>();
    private final Map<String, StageState> byName = new LinkedHashMap<>();
    private final Map<String, Vertex> vertices = new LinkedHashMap<>();
    private final Map<String, List<String>> inputsByKey = new LinkedHashMap<>();
    private final TreeSet<String> paths = new TreeSet<>();
    private final Optional<Ignore> ignored;
    private Map<String, String> globals = new LinkedHashMap<>();

    /** What came of it, with the findings so far. */
    public record Result(Outcome outcome, List<Warning> warnings) {}

    /** A graph, images that must be looked up first, or why it cannot be built. */
    public sealed interface Outcome permits Graph, Missing, Refused {}

    /** Images that are not known yet. */
    public record Missing(List<Asked> images) implements Outcome {
        public Missing {
            images = List.copyOf(images);
        }
    }

    /**
     * An image that is needed.
     *
     * @param written as the Dockerfile names it, variables put in
     * @param from where it is named
     */
    public record Asked(String written, String platform, Instruction from) {
        /** Under which it is known. */
        public String key() {
            return Conversion.key(written, platform);
        }
    }

    /** Why, and at which lines; 0 for none. */
    public record Refused(String message, int line, int lastLine) implements Outcome {}

    private Conversion(Dockerfile file, Wish wish, Map<String, BaseImage> bases, Optional<Ignore> ignored) {
        this.file = file;
        this.wish = wish;
        this.bases = bases;
        this.ignored = ignored;
        this.checks = new Checks(file.directives());
    }

    /** The name under which an image for a platform is known. */
    public static String key(String name, String platform) {
        return name + " " + platform;
    }

    /**
     * Converts.
     *
     * @param bases what is known of images, by {@link #key}
     * @param ignored which files of the context stay at home
     */
    public static Result of(Dockerfile file, Wish wish, Map<String, BaseImage> bases, Optional<Ignore> ignored) {
        Conversion conversion = new Conversion(file, wish, bases, ignored);
        Outcome outcome;
        try {
            outcome = conversion.run();
        } catch (Wrong wrong) {
            outcome = new Refused(wrong.getMessage(), wrong.line, wrong.lastLine);
        }
        return new Result(outcome, conversion.checks.found());
    }

    /** Ends a conversion; never leaves this package. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int line;
        final int lastLine;

        Wrong(String message, int line, int lastLine) {
            super(message, null, false, false);
            this.line = line;
            this.lastLine = lastLine;
        }

        static Wrong at(Instruction at, String message) {
            return new Wrong(message, at.line(), at.lastLine());
        }
    }

    Dockerfile file() {
        return file;
    }

    Wish wish() {
        return wish;
    }

    Checks checks() {
        return checks;
    }

    Map<String, String> globals() {
        return globals;
    }

    Optional<Ignore> ignored() {
        return ignored;
    }

    private Outcome run() {
        checks.file(file);
        defaults();
        stages();
        StageState target = target();
        dependencies();
        circles();
        if (states.size() == 1) {
            states.get(0).name = "";
        }
        Set<StageState> reachable = reachable(target);
        List<Asked> missing = missing(reachable);
        while (missing.isEmpty() && triggers(reachable)) {
            reachable = reachable(target);
            missing = missing(reachable);
        }
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        for (StageState state : List.copyOf(states)) {
            if (reachable.contains(state)) {
                dispatch(state);
            }
        }
        return graph(target);
    }

    // ---- arguments before the first stage ------------------------------------------------------------------------------------------

    private Map<String, String> standard() {
        Map<String, String> values = new LinkedHashMap<>();
        String[][] standard = {{"BUILD", wish.machine()}, {"TARGET", wish.wantedPlatform()}};
        for (String[] each : standard) {
            String[] parts = each[1].split("/");
            values.put(each[0] + "PLATFORM", each[1]);
            values.put(each[0] + "OS", parts[0]);
            values.put(each[0] + "ARCH", parts.length > 1 ? parts[1] : "");
            values.put(each[0] + "VARIANT", parts.length > 2 ? parts[2] : "");
        }
        values.put("TARGETSTAGE", wish.target().isEmpty() ? file.stages().get(file.stages().size() - 1).name() : wish.target());
        values.computeIfPresent("TARGETSTAGE", (key, name) -> name.isEmpty() ? "default" : name);
        values.replaceAll((name, value) -> wish.arguments().has(name) ? wish.arguments().get(name).text() : value);
        return values;
    }

    private static Map<String, String> globals(Dockerfile file, Map<String, String> standard, Mapping given) {
        Map<String, String> values = new LinkedHashMap<>(standard);
        for (Instruction each : file.arguments()) {
            for (String word : each.assignments(file.escape())) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (given.has(name)) {
                    values.put(name, given.get(name).text());
                } else if (equals >= 0) {
                    Words.Expansion expansion = Words.expand(word.substring(equals + 1), values, file.escape());
                    if (!expansion.complaint().isEmpty()) {
                        throw Wrong.at(each, expansion.complaint());
                    }
                    values.put(name, expansion.text());
                }
            }
        }
        return values;
    }

    /** Base images should have names when nobody gives arguments. */
    private void defaults() {
        Map<String, String> usual = globals(file, standard(), Mapping.EMPTY);
        for (Dockerfile.Stage stage : file.stages()) {
            String name = Words.expanded(stage.base(), usual, file.escape());
            if (!(Reference.parse(name) instanceof Reference)) {
                checks.add("InvalidDefaultArgInFrom", "Default value for global ARG results in an empty or invalid base image name",
                        "Default value for ARG " + stage.base() + " results in empty or invalid base image name", stage.from());
            }
        }
        globals = globals(file, standard(), wish.arguments());
    }

    // ---- stages --------------------------------------------------------------------------------------------------------------------

    private void stages() {
        int number = 0;
        for (Dockerfile.Stage stage : file.stages()) {
            Words.Expansion base = Words.expand(stage.base(), globals, file.escape());
            Set<String> known = new LinkedHashSet<>(globals.keySet());
            file.arguments().forEach(each -> each.assignments(file.escape()).forEach(word -> known.add(word.replaceFirst("=.*", ""))));
            checks.fromArguments(base.unmatched(), known, stage.from());
            if (!base.complaint().isEmpty()) {
                throw Wrong.at(stage.from(), base.complaint());
            }
            if (base.text().isEmpty()) {
                throw Wrong.at(stage.from(), "base name (" + stage.base() + ") should not be blank");
            }
            StageState state = new StageState(stage, base.text(), platform(stage), Optional.ofNullable(byName.get(base.text())), false);
            add(state);
            if (stage.name().isEmpty()) {
                state.name = "stage-" + number;
            }
            state.total = (int) stage.instructions().stream().filter(Conversion::counts).count()
                    + (state.parent.isEmpty() && !state.scratch() ? 1 : 0);
            state.fresh = wish.fresh(stage.name());
            number++;
        }
    }

    private void add(StageState state) {
        states.add(state);
        if (!state.stage.name().isEmpty() && !state.unnamed) {
            byName.put(state.stage.name(), state);
        }
    }

    /** Whether an instruction is a step of its own. */
    static boolean counts(Instruction instruction) {
        return List.of("RUN", "COPY", "ADD", "WORKDIR").contains(instruction.keyword());
    }

    private String platform(Dockerfile.Stage stage) {
        Optional<String> flag = stage.from().flag("platform");
        if (flag.isEmpty()) {
            return "";
        }
        Words.Expansion expansion = Words.expand(flag.get(), globals, file.escape());
        checks.fromArguments(expansion.unmatched(), globals.keySet(), stage.from());
        if (expansion.matched().equals(Set.of("TARGETPLATFORM")) && expansion.text().equals(globals.get("TARGETPLATFORM"))) {
            checks.add("RedundantTargetPlatform",
                    "Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior",
                    "Setting platform to predefined " + flag.get() + " in FROM is redundant as this is the default behavior", stage.from());
        }
        String platform = expansion.text();
        if (expansion.matched().isEmpty() && expansion.unmatched().isEmpty() && platform.contains("/")
                && List.of(platform.split("/")).subList(0, 2).stream().noneMatch(part -> stage.name().contains(part))) {
            checks.add("FromPlatformFlagConstDisallowed", "FROM --platform flag should not use a constant value",
                    "FROM --platform flag should not use constant value \"" + platform + "\"", stage.from());
        }
        if (platform.isEmpty()) {
            throw Wrong.at(stage.from(), "empty platform value from expression " + flag.get());
        }
        if (!platform.matches("[a-z0-9_]+(/[a-z0-9_]+){0,2}")) {
            throw Wrong.at(stage.from(), "failed to parse platform " + flag.get() + ": \"" + platform + "\" is an invalid component of \"" + platform
                    + "\": platform specifier component must match \"^[A-Za-z0-9_.-]+$\": invalid argument");
        }
        return Platforms.normal(platform);
    }

    private StageState target() {
        if (wish.target().isEmpty()) {
            return states.get(states.size() - 1);
        }
        StageState named = byName.get(wish.target().toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        List<String> names = states.stream().map(state -> state.name).toList();
        throw new Wrong("target stage \"" + wish.target() + "\" could not be found" + Suggestion.of(wish.target(), names), 0, 0);
    }

    /** Finds out which stages need which. */
    private void dependencies() {
        for (StageState state : List.copyOf(states)) {
            for (Instruction each : state.stage.instructions()) {
                state.commands.add(command(state, each, false));
            }
        }
    }

    private StageState.Command command(StageState state, Instruction each, boolean trigger) {
        List<StageState> sources = new ArrayList<>();
        List<String> names = each.keyword().equals("COPY") ? each.flag("from").stream().toList()
                : each.keyword().equals("RUN") ? each.flagValues("mount").stream().map(text -> RunMount.of(text).from()).toList() : List.of();
        for (String name : names) {
            if (name.isEmpty()) {
                continue;
            }
            if (name.contains("$") && each.keyword().equals("COPY")) {
                throw Wrong.at(each, "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround");
            }
            StageState source = source(each, name);
            sources.add(source);
            state.needs.add(source);
        }
        return new StageState.Command(each, sources, trigger);
    }

    private StageState source(Instruction each, String name) {
        if (name.matches("-?\\d{1,6}") && each.keyword().equals("COPY")) {
            int index = Integer.parseInt(name);
            if (index < 0 || index >= states.size()) {
                throw Wrong.at(each, "invalid stage index " + index);
            }
            return states.get(index);
        }
        StageState known = byName.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        Optional<StageState> before = states.stream().filter(state -> state.unnamed && state.base.equals(name)).findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        StageState image = new StageState(new Dockerfile.Stage(each, name, "", List.of()), name, "", Optional.empty(), true);
        states.add(image);
        return image;
    }

    private void circles() {
        for (StageState state : states) {
            circle(state, new ArrayList<>());
        }
    }

    private void circle(StageState state, List<StageState> path) {
        if (path.contains(state)) {
            Instruction at = path.get(path.size() - 1).commands.stream().filter(each -> each.sources().contains(state)).map(StageState.Command::instruction)
                    .findFirst().orElse(state.stage.from());
            throw Wrong.at(at, "circular dependency detected on stage: " + state.name);
        }
        path.add(state);
        state.parent.ifPresent(parent -> circle(parent, path));
        state.needs.forEach(needed -> circle(needed, path));
        path.remove(path.size() - 1);
    }

    private static Set<StageState> reachable(StageState from) {
        Set<StageState> all = new LinkedHashSet<>();
        reach(from, all);
        return all;
    }

    private static void reach(StageState from, Set<StageState> all) {
        if (all.add(from)) {
            from.parent.ifPresent(parent -> reach(parent, all));
            from.needs.forEach(needed -> reach(needed, all));
        }
    }

    // ---- images --------------------------------------------------------------------------------------------------------------------

    private String platformOf(StageState state) {
        return state.platform.isEmpty() ? wish.wantedPlatform() : state.platform;
    }

    private Optional<String> context(String name) {
        return wish.contexts().has(name) ? Optional.of(wish.contexts().get(name).text()) : Optional.empty();
    }

    /** The image that a stage really begins with: an additional context may stand in its place. */
    private String image(StageState state) {
        return context(state.base).filter(value -> value.startsWith("docker-image://")).map(value -> value.substring(15)).orElse(state.base);
    }

    private boolean isImage(StageState state) {
        return state.parent.isEmpty() && !state.scratch() && context(state.base).filter(value -> !value.startsWith("docker-image://")).isEmpty();
    }

    private List<Asked> missing(Set<StageState> reachable) {
        List<Asked> missing = new ArrayList<>();
        for (StageState state : states) {
            if (reachable.contains(state) && isImage(state)) {
                Asked asked = new Asked(image(state), platformOf(state), state.stage.from());
                if (!bases.containsKey(asked.key()) && missing.stream().noneMatch(other -> other.key().equals(asked.key()))) {
                    missing.add(asked);
                }
            }
        }
        return missing;
    }

    /** Adds what base images have for whoever builds on them; whether that needs other stages. */
    private boolean triggers(Set<StageState> reachable) {
        boolean more = false;
        for (StageState state : reachable) {
            if (state.triggersKnown) {
                continue;
            }
            state.triggersKnown = true;
            List<String> texts = new ArrayList<>();
            if (isImage(state) && !state.unnamed) {
                texts.addAll(bases.get(key(image(state), platformOf(state))).config().get("OnBuild").texts());
            }
            state.parent.ifPresent(parent -> parent.stage.instructions().stream().filter(each -> each.keyword().equals("ONBUILD"))
                    .forEach(each -> texts.add(each.original().replaceFirst("(?i)^ONBUILD\\s*", ""))));
            List<StageState.Command> commands = new ArrayList<>();
            for (String text : texts) {
                ParsedDockerfile parsed = Dockerfile.trigger(text);
                if (parsed instanceof Mistake mistake) {
                    throw Wrong.at(state.stage.from(), mistake.message());
                }
                commands.add(command(state, ((Dockerfile) parsed).arguments().get(0).at(state.stage.from()), true));
            }
            more |= commands.stream().anyMatch(each -> !each.sources().isEmpty());
            state.commands.addAll(0, commands);
            state.total += commands.size();
        }
        return more;
    }

    // ---- steps ---------------------------------------------------------------------------------------------------------------------

    /**
     * Adds a step.
     *
     * @param inputs the steps it needs, as this method returned them
     * @return under which others know it: equal steps of several stages have several names
     */
    String vertex(String name, Operation operation, List<String> inputs, boolean fresh, Instruction at) {
        List<String> digests = inputs.stream().map(Conversion::digest).toList();
        Vertex vertex = new Vertex(Vertex.digest(operation.definition() + "\n" + String.join("\n", digests)), name, operation, digests, fresh, at.line(), at.lastLine());
        String key = vertex.digest() + "\n" + name;
        vertices.put(key, vertex);
        inputsByKey.put(key, List.copyOf(inputs));
        return key;
    }

    private static String digest(String key) {
        return key.isEmpty() ? "" : key.substring(0, key.indexOf('\n'));
    }

    /** The step that takes files from the client; it gathers all paths that are wanted. */
    String context(String path, Instruction at) {
        paths.add(Paths.clean(path));
        return vertex("[internal] load build context", new Operation.Local("context", new TreeSet<>()), List.of(), false, at);
    }

    private void dispatch(StageState state) {
        begin(state);
        if (!state.unnamed) {
            new Dispatch(this, state).all();
        }
        state.done = true;
    }

    private void begin(StageState state) {
        state.inherit();
        if (state.parent.isEmpty() && state.scratch()) {
            state.config = Mapping.of("Env", List.of(Platforms.PATH), "WorkingDir", "/");
        } else if (state.parent.isEmpty() && !isImage(state)) {
            state.config = Mapping.of("Env", List.of(Platforms.PATH), "WorkingDir", "/");
            state.top = vertex("[context " + state.base + "] load from client", new Operation.Local(state.base, new TreeSet<>()), List.of(), false,
                    state.stage.from());
        } else if (state.parent.isEmpty()) {
            image(state, bases.get(key(image(state), platformOf(state))));
        }
        if (state.parent.isEmpty()) {
            if (state.config.get("Env").texts().stream().noneMatch(each -> each.startsWith("PATH="))) {
                state.config = state.config.with("Env", Sequence.ofTexts(
                        Settings.with(state.config.get("Env").texts(), "PATH", Platforms.PATH.substring(5))));
            }
            state.config.get("Env").texts().forEach(each -> state.environment.put(each.replaceFirst("=.*", ""), each.substring(each.indexOf('=') + 1)));
        }
    }

    private void image(StageState state, BaseImage base) {
        Reference name = ((Reference) Reference.parse(image(state))).orLatest();
        String whole = name.canonical() + (base.digest().isEmpty() || name.digest().isPresent() ? "" : "@" + base.digest());
        String platform = platformOf(state);
        if (!Platforms.same(base.platform(), platform)) {
            checks.add("InvalidBaseImagePlatform", "Base image platform does not match expected target platform", "Base image " + state.base
                    + " was pulled with platform \"" + base.platform() + "\", expected \"" + platform + "\" for current build", state.stage.from());
        }
        state.config = base.config().without("OnBuild");
        state.baseName = image(state);
        state.basePlatform = platform;
        state.top = vertex(state.prefixed("FROM " + whole, false), new Operation.Source(image(state), platform, base.digest()), List.of(), false,
                state.stage.from());
    }

    private Outcome graph(StageState target) {
        Mapping config = target.config;
        if (!wish.labels().isEmpty()) {
            config = Settings.ordered(config.with("Labels", Mapping.builder().putAll(config.get("Labels").mapping()).putAll(wish.labels()).build().sorted()));
        }
        if (file.directives().strict() && !checks.found().isEmpty()) {
            throw new Wrong("lint violation found for rules: " + String.join(", ", checks.found().stream().map(Warning::rule).distinct().toList()), 0, 0);
        }
        Map<String, Vertex> ordered = new LinkedHashMap<>();
        order(target.top, ordered);
        return new Graph(ordered, digest(target.top), target.baseName, target.basePlatform, Settings.ordered(config), target.history);
    }

    /** Only what the last step needs, each step after its inputs; of equal steps the last one met has the name. */
    private void order(String key, Map<String, Vertex> ordered) {
        if (key.isEmpty()) {
            return;
        }
        inputsByKey.get(key).forEach(input -> order(input, ordered));
        Vertex vertex = vertices.get(key);
        Vertex known = ordered.get(vertex.digest());
        Operation operation = vertex.operation() instanceof Operation.Local local && local.name().equals("context") ? new Operation.Local("context", paths)
                : vertex.operation();
        ordered.put(vertex.digest(), new Vertex(vertex.digest(), vertex.name(), operation, vertex.inputs(), vertex.fresh() || known != null && known.fresh(),
                vertex.line(), vertex.lastLine()));
    }
}
