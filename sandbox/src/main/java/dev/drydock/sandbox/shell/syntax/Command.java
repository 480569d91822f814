package dev.drydock.sandbox.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A command of the shell's grammar. Every command knows the line of its text on which it begins. */
public sealed interface Command {
    /** The line on which the command begins, counted from 1. */
    int line();

    /** Assignments, words and redirections; each of them may be missing, not all. */
    record Simple(int line, List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** How {@code time} was asked for. */
    enum Timing { NONE, USUAL, POSIX }

    /** Stages joined by {@code |}; also a single command with {@code !} or {@code time}. No stage: {@code time} alone. */
    record Pipeline(int line, boolean negated, Timing timing, List<Command> stages) implements Command {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /** Commands joined by {@code &&} and {@code ||}, from the left. */
    record AndOr(int line, Command first, List<Link> rest) implements Command {
        public AndOr {
            rest = List.copyOf(rest);
        }
    }

    /** {@code && command} or {@code || command}. */
    record Link(boolean and, Command command) { }

    /** Commands separated by {@code ;}, {@code &} and newlines. */
    record Sequence(int line, List<Item> items) implements Command {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** One command of a sequence and whether {@code &} follows it. */
    record Item(Command command, boolean background) { }

    /** {@code ( ... )}. */
    record Subshell(int line, Sequence body) implements Command { }

    /** <code>{ ...; }</code>. */
    record Group(int line, Sequence body) implements Command { }

    /** {@code if ...; then ...; elif ...; else ...; fi}. */
    record If(int line, List<Branch> branches, Optional<Sequence> otherwise) implements Command {
        public If {
            branches = List.copyOf(branches);
        }
    }

    /** A condition and what is done when it holds. */
    record Branch(Sequence condition, Sequence body) { }

    /** {@code for name in words; do ...; done}; without {@code in}: the positional parameters. */
    record For(int line, String name, Optional<List<Word>> words, Sequence body) implements Command { }

    /** {@code for ((first; test; next)); do ...; done}. */
    record ArithmeticFor(int line, Word first, Word test, Word next, Sequence body) implements Command { }

    /** {@code while} or {@code until}. */
    record Loop(int line, boolean until, Sequence condition, Sequence body) implements Command { }

    /** {@code case subject in ... esac}. */
    record Case(int line, Word subject, List<Arm> arms) implements Command {
        public Case {
            arms = List.copyOf(arms);
        }
    }

    /** How an arm of {@code case} ends: {@code ;;}, {@code ;&} or {@code ;;&}. */
    enum After { BREAK, FALL_THROUGH, TEST_NEXT }

    /** One arm; the body may be empty. */
    record Arm(List<Word> patterns, Sequence body, After after) {
        public Arm {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code select name in words; do ...; done}. */
    record Select(int line, String name, Optional<List<Word>> words, Sequence body) implements Command { }

    /** A function's definition, in either style. */
    record Function(int line, String name, Command body) implements Command { }

    /** {@code [[ ... ]]}. */
    record Test(int line, Condition condition) implements Command { }

    /** {@code (( ... ))}. */
    record Arithmetic(int line, Word expression) implements Command { }

    /** A compound command with redirections. */
    record Redirected(int line, Command inner, List<Redirect> redirects) implements Command {
        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }
}
