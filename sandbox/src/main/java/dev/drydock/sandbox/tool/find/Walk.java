package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Confirm;
import dev.drydock.sandbox.tool.shape.Launch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The search, file by file. */
record Walk(Arguments arguments, Settings settings, Expression expression) {
    private static final int DEEPEST = 200;
    private static final int MOST_IN_BATCH = 2000;

    /** A command with the files that wait for it. */
    record Batch(Expression.Execute command, String folder, List<String> files) {}

    /** Files yet to be looked at, the next one first. @param inside whether what is in the folder was looked at already */
    private record Ahead(String path, String name, String start, int depth, boolean inside, Optional<Ahead> rest) {}

    /** What has come of it so far. @param batches what {@code -exec ... +} has gathered, by command */
    private record State(int status, SortedMap<Integer, Batch> batches, boolean pruned, boolean over) {
        State failed() {
            return new State(1, batches, pruned, over);
        }

        State prune() {
            return new State(status, batches, true, over);
        }

        State unpruned() {
            return new State(status, batches, false, over);
        }

        State quit() {
            return new State(status, batches, pruned, true);
        }

        State with(Batch batch) {
            TreeMap<Integer, Batch> changed = new TreeMap<>(batches);
            changed.put(batch.command.number(), batch);
            return new State(status, Collections.unmodifiableSortedMap(changed), pruned, over);
        }

        State without(int number) {
            TreeMap<Integer, Batch> changed = new TreeMap<>(batches);
            changed.remove(number);
            return new State(status, Collections.unmodifiableSortedMap(changed), pruned, over);
        }
    }

    /** What follows when an expression has been carried out. */
    private interface Then {
        Step run(Sys sys, State state, boolean holds);
    }

    static Step start(Sys sys, Arguments arguments, Settings settings, Expression expression, List<String> paths) {
        Optional<Ahead> ahead = Optional.empty();
        for (int i = paths.size() - 1; i >= 0; i--) {
            String path = paths.get(i);
            String plain = path.length() > 1 ? path.replaceFirst("/+$", "") : path;
            String name = plain.isEmpty() ? "/" : plain.equals("/") ? "/" : plain.substring(plain.lastIndexOf('/') + 1);
            ahead = Optional.of(new Ahead(path, name, path, 0, false, ahead));
        }
        Walk walk = new Walk(arguments, settings, expression);
        return walk.next(sys, new State(0, Collections.emptySortedMap(), false, false), ahead);
    }

    // ---- from file to file ---------------------------------------------------------------------------------------------------------------

    private Step next(Sys sys, State state, Optional<Ahead> ahead) {
        if (ahead.isEmpty() || state.over) {
            return finish(sys, state);
        }
        Ahead at = ahead.get();
        Outcome<Node> node = look(sys, at);
        if (!node.ok()) {
            return complain(sys, at.path, node.errno(), state, at.rest);
        }
        Found found = new Found(at.path, at.name, at.start, at.depth, node.value());
        boolean enters = node.value() instanceof Directory && at.depth < settings.most() && at.depth < DEEPEST
                && !(settings.sameSystem() && at.depth > 0 && mounted(sys, at.path));
        if (settings.fromBelow() && enters && !at.inside) {
            return enter(sys, at, state, Optional.of(new Ahead(at.path, at.name, at.start, at.depth, true, at.rest)));
        }
        Then then = (s, after, holds) -> enters && !at.inside && !after.pruned && !after.over
                ? enter(s, at, after, at.rest) : Step.next(t -> next(t, after.unpruned(), at.rest));
        return at.depth < settings.least() ? then.run(sys, state, true) : carryOut(sys, expression, found, state, then);
    }

    private Outcome<Node> look(Sys sys, Ahead at) {
        Outcome<Node> followed = settings.follows() || at.path.endsWith("/") ? sys.files().node(at.path) : Outcome.refused(Errno.ENOENT);
        return followed.ok() ? followed : sys.files().linkNode(at.path);
    }

    private static boolean mounted(Sys sys, String path) {
        return sys.files().locate(path).toOptional().filter(located -> located.path().equals(located.mount().at())).isPresent();
    }

    private Step enter(Sys sys, Ahead at, State state, Optional<Ahead> rest) {
        Outcome<SortedMap<String, Node>> children = sys.files().list(at.path);
        if (!children.ok()) {
            return complain(sys, at.path, children.errno(), state, rest);
        }
        List<String> names = new ArrayList<>(children.value().keySet());
        Collections.reverse(names);
        Optional<Ahead> ahead = rest;
        for (String name : names) {
            String path = at.path.endsWith("/") ? at.path + name : at.path + "/" + name;
            ahead = Optional.of(new Ahead(path, name, at.start, at.depth + 1, false, ahead));
        }
        Optional<Ahead> all = ahead;
        return Step.next(s -> next(s, state.unpruned(), all));
    }

    private Step complain(Sys sys, String path, Errno errno, State state, Optional<Ahead> rest) {
        String shown = arguments.words("'" + path + "'", path);
        return sys.complain(arguments.name() + ": " + shown + ": " + errno.text() + "\n", s -> next(s, state.failed(), rest));
    }

    /** Runs what is still gathered. */
    private Step finish(Sys sys, State state) {
        if (state.batches.isEmpty()) {
            return Step.exit(state.status);
        }
        Batch batch = state.batches.get(state.batches.firstKey());
        return run(sys, batch, state.without(batch.command.number()), this::finish);
    }

    /** What follows a batch. */
    private interface Finished {
        Step run(Sys sys, State state);
    }

    private Step run(Sys sys, Batch batch, State state, Finished then) {
        List<String> command = new ArrayList<>(batch.command.command());
        command.remove(command.size() - 1);
        command.addAll(batch.files);
        return child(sys, command, batch.folder, (s, ended) -> then.run(s, ended.status() == 0 ? state : state.failed()));
    }

    // ---- one file ------------------------------------------------------------------------------------------------------------------------

    private Step carryOut(Sys sys, Expression e, Found found, State state, Then then) {
        if (e instanceof Expression.Check check) {
            return then.run(sys, state, check.look().holds(sys, found));
        }
        if (e instanceof Expression.And and) {
            return carryOut(sys, and.left(), found, state, (s, after, holds) ->
                    holds ? carryOut(s, and.right(), found, after, then) : then.run(s, after, false));
        }
        if (e instanceof Expression.Or or) {
            return carryOut(sys, or.left(), found, state, (s, after, holds) ->
                    holds ? then.run(s, after, true) : carryOut(s, or.right(), found, after, then));
        }
        if (e instanceof Expression.Not not) {
            return carryOut(sys, not.operand(), found, state, (s, after, holds) -> then.run(s, after, !holds));
        }
        if (e instanceof Expression.Comma comma) {
            return carryOut(sys, comma.left(), found, state, (s, after, holds) -> carryOut(s, comma.right(), found, after, then));
        }
        return act(sys, e, found, state, then);
    }

    private Step act(Sys sys, Expression e, Found found, State state, Then then) {
        if (e instanceof Expression.Print print) {
            return print(sys, found.path() + print.end(), state, then);
        }
        if (e instanceof Expression.PrintFormat format) {
            return print(sys, Described.formatted(sys, format.format(), found), state, then);
        }
        if (e instanceof Expression.Ls) {
            return print(sys, Described.listed(sys, found), state, then);
        }
        if (e instanceof Expression.Delete) {
            return delete(sys, found, state, then);
        }
        if (e instanceof Expression.Execute command) {
            return execute(sys, command, found, state, then);
        }
        return then.run(sys, e instanceof Expression.Quit ? state.quit() : settings.fromBelow() ? state : state.prune(), true);
    }

    private static Step print(Sys sys, String text, State state, Then then) {
        return sys.write(1, Bytes.wrap(Text.encode(text)), s -> then.run(s, state, true));
    }

    private Step delete(Sys sys, Found found, State state, Then then) {
        if (found.path().equals(".")) {
            return then.run(sys, state, true);
        }
        Outcome<Boolean> gone = found.node() instanceof Directory ? sys.files().removeDirectory(found.path()) : sys.files().unlink(found.path());
        if (gone.ok()) {
            return then.run(sys, state, true);
        }
        String shown = arguments.words("cannot delete '" + found.path() + "'", found.path());
        return sys.complain(arguments.name() + ": " + shown + ": " + gone.errno().text() + "\n", s -> then.run(s, state.failed(), false));
    }

    private Step execute(Sys sys, Expression.Execute command, Found found, State state, Then then) {
        String file = command.inFolder() ? "./" + found.name() : found.path();
        String folder = command.inFolder() ? found.folder() : "";
        if (command.batched()) {
            return gather(sys, command, file, folder, state, then);
        }
        List<String> words = command.command().stream().map(word -> word.replace("{}", file)).toList();
        Sys.Parent ended = (s, end) -> then.run(s, state, end.status() == 0);
        if (!command.asks()) {
            return child(sys, words, folder, ended);
        }
        String question = "< " + words.get(0) + " ... " + found.path() + " > ? ";
        return Confirm.ask(sys, question, (s, yes) -> yes ? child(s, words, folder, ended) : then.run(s, state, false));
    }

    private Step gather(Sys sys, Expression.Execute command, String file, String folder, State state, Then then) {
        Batch before = state.batches.get(command.number());
        if (before != null && (!before.folder.equals(folder) || before.files.size() >= MOST_IN_BATCH)) {
            return run(sys, before, state.without(command.number()), (s, after) -> gather(s, command, file, folder, after, then));
        }
        List<String> files = before == null ? new ArrayList<>() : new ArrayList<>(before.files);
        files.add(file);
        return then.run(sys, state.with(new Batch(command, folder, List.copyOf(files))), true);
    }

    private Step child(Sys sys, List<String> command, String folder, Sys.Parent then) {
        List<String> words = List.copyOf(command);
        Launch.Words refused = (name, errno) -> arguments.name() + ": " + arguments.words("'" + name + "'", name) + ": " + errno.text() + "\n";
        Outcome<Process> forked = sys.fork(Sys.Child.of(s -> {
            if (!folder.isEmpty()) {
                s.changeDirectory(folder);
            }
            return Launch.replace(s, words, s.environment(), refused);
        }));
        if (!forked.ok()) {
            return sys.complain(arguments.name() + ": cannot fork: " + forked.errno().text() + "\n", s -> then.run(s, Ended.exit(1)));
        }
        return sys.waitFor(forked.value().id().pid(), then);
    }
}
