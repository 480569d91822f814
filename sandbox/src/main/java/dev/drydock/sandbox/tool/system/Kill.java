package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code kill}: the program, not the shell's builtin. */
final class Kill implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[options] <pid> [...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        return send(sys, arguments, arguments.operands());
    }

    private static Step send(Sys sys, Arguments arguments, List<String> words) {
        Signal signal = Signal.TERM;
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-l") || word.equals("--list") || word.equals("-L")) {
                return list(sys, words.subList(i + 1, words.size()));
            }
            boolean named = (word.equals("-s") || word.equals("--signal")) && i + 1 < words.size();
            if (targets.isEmpty() && (named || word.startsWith("-") && word.length() > 1 && !word.equals("--"))) {
                String name = named ? words.get(++i) : word.substring(1);
                Optional<Signal> found = Signal.named(name);
                if (found.isEmpty() && !name.equals("0")) {
                    return sys.fail(arguments.words("kill: unknown signal name " + name + "\n", "kill: bad signal name '" + name + "'\n"), 1);
                }
                signal = found.orElse(Signal.CHLD);
            } else if (!word.equals("--")) {
                targets.add(word);
            }
        }
        if (targets.isEmpty()) {
            return sys.fail(arguments.words("\nUsage:\n kill [options] <pid> [...]\n\nFor more details see kill(1).\n",
                    "kill: you need to specify whom to kill\n"), 1);
        }
        StringBuilder errors = new StringBuilder();
        for (String target : targets) {
            errors.append(one(sys, arguments, target, signal));
        }
        return sys.complain(errors.toString(), s -> Step.exit(errors.isEmpty() ? 0 : 1));
    }

    private static String one(Sys sys, Arguments arguments, String target, Signal signal) {
        if (!target.matches("-?\\d{1,9}")) {
            return arguments.words("kill: failed to parse argument: '" + target + "'\n", "kill: invalid number '" + target + "'\n");
        }
        int pid = Integer.parseInt(target);
        Outcome<Boolean> sent = pid < 0 ? sys.killGroup(-pid, signal) : sys.kill(pid, signal);
        return sent.ok() ? "" : arguments.words("kill: (" + pid + "): " + sent.errno().text() + "\n",
                "kill: can't kill pid " + pid + ": " + sent.errno().text() + "\n");
    }

    private static Step list(Sys sys, List<String> wanted) {
        StringBuilder text = new StringBuilder();
        if (wanted.isEmpty()) {
            for (Signal signal : Signal.values()) {
                text.append(signal.name()).append(signal.number() % 11 == 0 || signal == Signal.SYS ? "\n" : " ");
            }
        }
        wanted.forEach(name -> Signal.named(name).ifPresent(signal ->
                text.append(Character.isDigit(name.charAt(0)) ? signal.name() : Integer.toString(signal.number())).append('\n')));
        return sys.print(text.toString(), 0);
    }
}
