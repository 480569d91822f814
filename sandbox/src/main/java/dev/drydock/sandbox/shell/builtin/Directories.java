package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code cd}, {@code pwd} and the stack of directories. */
final class Directories {
    private Directories() {
    }

    private static String current(Call call) {
        return call.state().text("PWD").orElseGet(call.sys()::directory);
    }

    static Turn pwd(Call call) {
        boolean physical = call.arguments().contains("-P");
        return call.print((physical ? call.sys().directory() : current(call)) + "\n");
    }

    static Turn cd(Call call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        boolean physical = call.state().is(Option.PHYSICAL);
        while (!arguments.isEmpty() && arguments.get(0).matches("-[LPe@]+|--")) {
            String option = arguments.remove(0);
            physical = option.contains("P") || physical && !option.contains("L");
            if (option.equals("--")) {
                break;
            }
        }
        if (!arguments.isEmpty() && arguments.get(0).matches("-.+") && call.bash()) {
            return call.usage(arguments.get(0).substring(0, 2) + ": invalid option", "cd [-L|[-P [-e]] [-@]] [dir]");
        }
        if (arguments.size() > 1 && call.bash()) {
            return call.fail("too many arguments", 1);
        }
        return go(call, arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0)), physical);
    }

    private static Turn go(Call call, Optional<String> typed, boolean physical) {
        ShellState state = call.state();
        String target = typed.orElse("~");
        boolean show = false;
        if (typed.isEmpty()) {
            Optional<String> home = state.text("HOME");
            if (home.isEmpty()) {
                return call.bash() ? call.fail("HOME not set", 1) : call.done(0);
            }
            target = home.get();
        } else if (target.equals("-")) {
            Optional<String> old = state.text("OLDPWD");
            if (old.isEmpty() && call.bash()) {
                return call.fail("OLDPWD not set", 1);
            }
            target = old.orElse(current(call));
            show = true;
        } else {
            Optional<String> along = alongPath(call, target);
            show = along.isPresent();
            target = along.orElse(target);
        }
        Optional<ShellState> changed = change(call, target.isEmpty() ? "." : target, typed.orElse(target), physical);
        if (changed.isEmpty()) {
            return call.done(call.state().dialect() == Dialect.BASH ? 1 : 2);
        }
        return show ? call.print(changed.get(), changed.get().textOrEmpty("PWD") + "\n", 0)
                : call.done(changed.get(), 0);
    }

    private static Optional<String> alongPath(Call call, String target) {
        if (target.startsWith("/") || target.startsWith("./") || target.startsWith("../") || target.equals(".")
                || target.equals("..") || call.sys().files().isDirectory(target)) {
            return Optional.empty();
        }
        for (String folder : call.state().textOrEmpty("CDPATH").split(":")) {
            if (!folder.isEmpty() && call.sys().files().isDirectory(folder + "/" + target)) {
                return Optional.of(folder + "/" + target);
            }
        }
        return Optional.empty();
    }

    /** Changes the directory; empty, and the reason was said, when that cannot be. */
    private static Optional<ShellState> change(Call call, String target, String typed, boolean physical) {
        String before = current(call);
        String logical = normal(target.startsWith("/") ? target : before + "/" + target);
        Outcome<Boolean> changed = call.sys().changeDirectory(physical ? target : logical);
        if (!changed.ok()) {
            say(call, typed, changed.errno());
            return Optional.empty();
        }
        ShellState state = call.state();
        state = state.with(state.variables().with("OLDPWD", Variable.exported(before)));
        String now = physical ? call.sys().directory() : logical;
        return Optional.of(state.with(state.variables().with("PWD", Variable.exported(now))));
    }

    private static void say(Call call, String typed, Errno errno) {
        call.say(switch (call.state().dialect()) {
            case BASH -> typed + ": " + errno.text();
            case ASH -> "can't cd to " + typed + ": " + errno.text();
            case DASH -> "can't cd to " + typed;
        });
    }

    /** The path without {@code .}, {@code ..} and doubled slashes, links left alone. */
    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    // --- pushd, popd, dirs ---

    private static String shown(ShellState state, List<String> stack) {
        String home = state.textOrEmpty("HOME");
        return String.join(" ", stack.stream().map(directory -> !home.isEmpty()
                && (directory.equals(home) || directory.startsWith(home + "/"))
                ? "~" + directory.substring(home.length()) : directory).toList()) + "\n";
    }

    private static List<String> stack(ShellState state, String current) {
        List<String> stack = new ArrayList<>(List.of(current));
        stack.addAll(state.settings().directories());
        return stack;
    }

    static Turn dirs(Call call) {
        if (call.arguments().contains("-c")) {
            return call.done(call.state().with(call.state().settings().withDirectories(List.of())), 0);
        }
        List<String> stack = stack(call.state(), current(call));
        if (call.arguments().contains("-v")) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < stack.size(); i++) {
                lines.append(String.format(java.util.Locale.ROOT, "%2d  ", i))
                        .append(shown(call.state(), List.of(stack.get(i))));
            }
            return call.print(lines.toString());
        }
        return call.print(call.arguments().contains("-p")
                ? shown(call.state(), stack).replace(' ', '\n') : shown(call.state(), stack));
    }

    static Turn pushd(Call call) {
        List<String> stack = stack(call.state(), current(call));
        if (call.arguments().isEmpty()) {
            if (stack.size() < 2) {
                return call.fail("no other directory", 1);
            }
            String first = stack.remove(0);
            stack.add(1, first);
            return moved(call, stack, stack.get(0));
        }
        String target = call.arguments().get(0);
        if (target.matches("[-+][0-9]{1,4}")) {
            int index = Integer.parseInt(target.substring(1));
            int place = target.startsWith("+") ? index : stack.size() - 1 - index;
            if (place < 0 || place >= stack.size()) {
                return call.fail(target + ": directory stack index out of range", 1);
            }
            List<String> turned = new ArrayList<>(stack.subList(place, stack.size()));
            turned.addAll(stack.subList(0, place));
            return moved(call, turned, turned.get(0));
        }
        stack.add(0, target);
        return moved(call, stack, target);
    }

    static Turn popd(Call call) {
        List<String> stack = stack(call.state(), current(call));
        if (stack.size() < 2) {
            return call.fail("directory stack empty", 1);
        }
        stack.remove(0);
        return moved(call, stack, stack.get(0));
    }

    private static Turn moved(Call call, List<String> stack, String target) {
        Optional<ShellState> changed = change(call, target, target, false);
        if (changed.isEmpty()) {
            return call.done(1);
        }
        ShellState state = changed.get();
        state = state.with(state.settings().withDirectories(stack.subList(1, stack.size())));
        return call.print(state, shown(state, stack(state, state.textOrEmpty("PWD"))), 0);
    }
}
